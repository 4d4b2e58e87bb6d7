use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::{connection, routes};
use crate::shared::Shared;

/// Serves until told to stop; then takes no new connections and gives those under way a moment to end.
pub(crate) async fn run(listener: TcpListener, shared: Arc<Shared>, mut stop: watch::Receiver<bool>) {
    let router = routes::router(&shared);
    let stopped = stop.clone();
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            () = connection::told_to(&mut stop) => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    connections.spawn(connection::serve(stream, Arc::clone(&shared), router.clone(), stopped.clone()));
                }
                // out of file descriptors, most likely; trying again at once would only burn the processor
                Err(_) => sleep(Duration::from_millis(10)).await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
    drop(listener);
    // dropping the set afterwards ends what is left
    let _ = timeout(GRACE, async { while connections.join_next().await.is_some() {} }).await;
}

/// How long requests under way may take to end.
const GRACE: Duration = Duration::from_secs(1);
