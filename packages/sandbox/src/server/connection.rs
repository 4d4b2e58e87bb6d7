use std::sync::Arc;

use axum::Router;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::sync::{mpsc, watch};

use super::service::answer;
use crate::shared::Shared;

/// Serves one connection. When a fault asks for the bare stream, the HTTP server is dropped without a word and the play begins.
pub(super) async fn serve(stream: TcpStream, shared: Arc<Shared>, router: Router, mut stop: watch::Receiver<bool>) {
    let (plays, mut asked) = mpsc::channel(1);
    let service = service_fn(move |request| answer(Arc::clone(&shared), router.clone(), request, plays.clone()));
    let mut connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    let mut stopping = false;
    let play = loop {
        tokio::select! {
            // how a client ends its connection is its own affair
            _ = &mut connection => return,
            Some(play) = asked.recv() => break play,
            () = told_to(&mut stop), if !stopping => {
                stopping = true;
                std::pin::Pin::new(&mut connection).graceful_shutdown();
            }
        }
    };
    let stream = connection.into_parts().io.into_inner();
    tokio::select! {
        () = play.on(stream) => {}
        () = told_to(&mut stop) => {}
    }
}

/// Returns when the sandbox is to stop, or its handle is gone.
pub(super) async fn told_to(stop: &mut watch::Receiver<bool>) {
    // the guard must not live on: it would lock the value
    let _ = stop.wait_for(|stop| *stop).await.is_ok();
}
