//! A forked child that does some work and says how it ended.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;
use std::time::{Duration, Instant};

/// A child that has not been waited for. It does not outlive its handle.
pub(crate) struct Child(libc::pid_t);

impl Child {
    /// Forks. The child does the work and is gone; it never returns into its parent's code.
    pub(crate) fn fork(work: impl FnOnce()) -> Self {
        #[expect(unsafe_code, reason = "fork is what is tested; the child uses nothing of the parent's other threads")]
        let pid = unsafe { libc::fork() };
        assert!(pid >= 0, "no fork");
        if pid > 0 {
            return Self(pid);
        }
        let failed = catch_unwind(AssertUnwindSafe(work)).is_err();
        #[expect(unsafe_code, reason = "the parent's exit handlers are the parent's")]
        unsafe {
            libc::_exit(i32::from(failed))
        }
    }

    /// Fails unless the child ends well and soon.
    pub(crate) fn assert_ends_well(mut self, who: &str) {
        let begin = Instant::now();
        let status = loop {
            if let Some(status) = self.wait(libc::WNOHANG) {
                break status;
            }
            assert!(begin.elapsed() < Duration::from_secs(20), "{who} hangs");
            thread::sleep(Duration::from_millis(5));
        };
        assert_eq!(status, 0, "{who} failed");
    }

    /// How it ended, if it has.
    fn wait(&mut self, how: libc::c_int) -> Option<libc::c_int> {
        let mut status = 0;
        #[expect(unsafe_code, reason = "std waits only for children that it started")]
        let ended = unsafe { libc::waitpid(self.0, &raw mut status, how) };
        if ended != self.0 {
            return None;
        }
        self.0 = GONE;
        Some(status)
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        if self.0 == GONE {
            return;
        }
        #[expect(unsafe_code, reason = "it hangs, or the test failed elsewhere")]
        unsafe {
            libc::kill(self.0, libc::SIGKILL)
        };
        self.wait(0);
    }
}

/// In place of the id of a child that was waited for.
const GONE: libc::pid_t = 0;
