//! Giving up, in both directions: a signal of JavaScript's drops a future here, a future dropped here fires a signal.

use core::cell::RefCell;
use core::future::{Future, poll_fn};
use core::pin::{Pin, pin};
use core::task::{Context, Poll, Waker};
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use crate::argument::InvalidArgument;
use crate::error::Failure;

#[wasm_bindgen]
extern "C" {
    /// The web's `AbortSignal`.
    #[wasm_bindgen(typescript_type = "AbortSignal")]
    pub type AbortSignal;
    #[wasm_bindgen(method, getter)]
    fn aborted(this: &AbortSignal) -> bool;
    #[wasm_bindgen(method, catch, js_name = addEventListener)]
    fn add_event_listener(this: &AbortSignal, event: &str, listener: &Function) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = removeEventListener)]
    fn remove_event_listener(this: &AbortSignal, event: &str, listener: &Function) -> Result<(), JsValue>;

    type AbortController;
    #[wasm_bindgen(constructor)]
    fn new() -> AbortController;
    #[wasm_bindgen(method, getter)]
    fn signal(this: &AbortController) -> AbortSignal;
    #[wasm_bindgen(method)]
    fn abort(this: &AbortController);
}

/// The future's outcome, or nothing if the signal fires first. The future is then dropped.
pub(crate) async fn unless_aborted<F: Future>(
    signal: Option<AbortSignal>,
    future: F,
) -> Result<Option<F::Output>, InvalidArgument> {
    let Some(signal) = signal else { return Ok(Some(future.await)) };
    let listener = Listener::to(signal)?;
    let mut future = pin!(future);
    let outcome = poll_fn(|context| {
        if listener.has_heard(context) {
            return Poll::Ready(None);
        }
        future.as_mut().poll(context).map(Some)
    });
    Ok(outcome.await)
}

/// A promise of the future's outcome. Boxed, so that the machinery behind a promise is in the module once.
pub(crate) fn promise(future: impl Future<Output = Result<JsValue, Failure>> + 'static) -> Promise {
    let future: Pin<Box<dyn Future<Output = Result<JsValue, Failure>>>> = Box::pin(future);
    future_to_promise(async { Ok(future.await?) })
}

/// What a function of the host's gives, or a promise of its. Its signal fires if the future is dropped before that.
///
/// The function is called at once. What waits for it knows nothing of it, and so is in the module once.
pub(crate) fn settled(call: impl FnOnce(AbortSignal) -> Result<JsValue, JsValue>) -> Settled {
    let controller = AbortController::new();
    let promise = match call(controller.signal()) {
        Ok(value) => Promise::resolve(&value),
        Err(error) => Promise::reject(&error),
    };
    Settled { outcome: JsFuture::from(promise), unsettled: Some(controller) }
}

pub(crate) struct Settled {
    outcome: JsFuture,
    unsettled: Option<AbortController>,
}

impl Future for Settled {
    type Output = Result<JsValue, JsValue>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let outcome = Pin::new(&mut self.outcome).poll(context);
        if outcome.is_ready() {
            self.unsettled = None;
        }
        outcome
    }
}

impl Drop for Settled {
    fn drop(&mut self) {
        self.unsettled.iter().for_each(AbortController::abort);
    }
}

/// Wakes a task when a signal fires, and leaves nothing behind on a signal that outlives the call.
struct Listener {
    signal: AbortSignal,
    waker: Rc<RefCell<Option<Waker>>>,
    wake: Closure<dyn Fn()>,
}

impl Listener {
    fn to(signal: AbortSignal) -> Result<Self, InvalidArgument> {
        let waker = Rc::new(RefCell::new(None::<Waker>));
        let shared = Rc::clone(&waker);
        let wake = Closure::new(move || {
            if let Some(waker) = shared.take() {
                waker.wake();
            }
        });
        let listener: &Function = wake.as_ref().unchecked_ref();
        signal.add_event_listener(ABORT, listener).map_err(|_| InvalidArgument::Signal)?;
        Ok(Self { signal, waker, wake })
    }

    fn has_heard(&self, context: &Context<'_>) -> bool {
        self.waker.replace(Some(context.waker().clone()));
        self.signal.aborted()
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let listener: &Function = self.wake.as_ref().unchecked_ref();
        let _ = self.signal.remove_event_listener(ABORT, listener);
    }
}

const ABORT: &str = "abort";
