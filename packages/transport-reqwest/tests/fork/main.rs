//! A process that forks after its client was used: the child asks with the same client, as a pre-forking web server's
//! workers do. A program of its own, for a harness's threads would be lost in the fork.

#[cfg(unix)]
mod block_on;
#[cfg(unix)]
mod child;
#[cfg(unix)]
mod story;

fn main() {
    #[cfg(unix)]
    story::play();
}
