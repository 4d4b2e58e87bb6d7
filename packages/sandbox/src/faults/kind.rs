use serde::{Deserialize, Serialize};

/// What goes wrong.
///
/// Kinds that *replace* the answer keep the request from the endpoint: a grant in it is not judged and its `jti` not used.
/// Kinds that *damage* the answer let the endpoint answer first: a grant in it counts as used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum FaultKind {
    /// Replaces the answer by any other: 407, 429 or 503 with `Retry-After`, an HTML page.
    Status {
        /// 200 to 599.
        status: u16,
        /// Header lines in order; a name may stand several times.
        #[serde(default)]
        headers: Vec<(String, String)>,
        /// The body as text.
        #[serde(default)]
        body: String,
    },
    /// Replaces the answer by a redirect.
    Redirect {
        /// 301, 302, 303, 307 or 308; 307 when left out.
        #[serde(default = "temporary_redirect")]
        status: u16,
        /// The `Location` header.
        location: String,
    },
    /// Replaces the answer by a status and no body.
    EmptyBody {
        /// 200 when left out.
        #[serde(default = "ok")]
        status: u16,
    },
    /// Replaces the answer by bytes that are no HTTP, then closes.
    Garbage {
        /// How many; 64 when left out.
        #[serde(default = "garbage_bytes")]
        bytes: usize,
    },
    /// Replaces the answer by 429 once more than so many requests of this path came within a second. Stays until cleared.
    RateLimit {
        /// Requests that pass in a second.
        per_second: usize,
        /// Seconds for `Retry-After`; no such header when left out.
        #[serde(default)]
        retry_after: Option<u64>,
    },
    /// Damages metadata: another `issuer` in it.
    OtherIssuer {
        /// The issuer to name.
        issuer: String,
    },
    /// Holds the whole answer back.
    Delay {
        /// Milliseconds.
        ms: u64,
    },
    /// Sends the head at once and the body in small pieces.
    Drip {
        /// Bytes in a piece; 1 when left out.
        #[serde(default = "one")]
        bytes: usize,
        /// Milliseconds before every piece.
        every_ms: u64,
    },
    /// Ends the connection with a TCP reset.
    Reset {
        /// How much of the answer went out before.
        at: Moment,
    },
    /// Ends the connection in good order, though the answer is not whole.
    Close {
        /// How much of the answer went out before.
        at: Moment,
    },
    /// Sends the whole answer, says nothing of closing, and closes.
    CloseAfterAnswer {},
    /// Cuts the JSON off in the middle, with a `Content-Length` that fits.
    CutJson {},
    /// Pads the answer with white space, so that only a limit can refuse it.
    OversizeBody {
        /// The body's length; one more than 64 KiB when left out.
        #[serde(default = "oversize_bytes")]
        bytes: usize,
    },
    /// Sends the answer and then white space without end.
    EndlessBody {},
    /// Promises another length than is sent, then closes.
    WrongContentLength {
        /// What to add to the true length: above zero promises too much, below too little.
        difference: i64,
    },
    /// Says `Content-Encoding: gzip`.
    Compressed {
        /// What is sent under that name.
        content: Compressed,
        /// The length of a bomb when unpacked; 10 MiB when left out.
        #[serde(default = "bomb_bytes")]
        bytes: usize,
    },
}

/// How much of an answer goes out before the connection ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// Nothing: the request was read, and that is all.
    BeforeAnswer,
    /// Status line and headers.
    AfterHeaders,
    /// Status line, headers and half of the body.
    MidBody,
}

/// What is sent as gzip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compressed {
    /// A gzip header and bytes that do not unpack.
    Garbage,
    /// The answer with so much white space behind it that unpacking it must be stopped.
    Bomb,
    /// The answer, properly packed though nobody asked.
    Answer,
}

impl FaultKind {
    /// The word that stands for it in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Status { .. } => "status",
            Self::Redirect { .. } => "redirect",
            Self::EmptyBody { .. } => "empty_body",
            Self::Garbage { .. } => "garbage",
            Self::RateLimit { .. } => "rate_limit",
            Self::OtherIssuer { .. } => "other_issuer",
            Self::Delay { .. } => "delay",
            Self::Drip { .. } => "drip",
            Self::Reset { .. } => "reset",
            Self::Close { .. } => "close",
            Self::CloseAfterAnswer {} => "close_after_answer",
            Self::CutJson {} => "cut_json",
            Self::OversizeBody { .. } => "oversize_body",
            Self::EndlessBody {} => "endless_body",
            Self::WrongContentLength { .. } => "wrong_content_length",
            Self::Compressed { .. } => "compressed",
        }
    }
}

fn temporary_redirect() -> u16 {
    307
}

fn ok() -> u16 {
    200
}

fn garbage_bytes() -> usize {
    64
}

fn one() -> usize {
    1
}

fn oversize_bytes() -> usize {
    64 * 1024 + 1
}

fn bomb_bytes() -> usize {
    10 * 1024 * 1024
}
