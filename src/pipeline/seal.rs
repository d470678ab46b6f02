//! The head of a snapshot: what it is of, its version, a checksum of the rest.
//!
//! Does not: know what stands behind the head.

use crate::error::{Error, Result};
use crate::text::bytes::{Damaged, Reader, Writer};
use crate::text::hash::checksum;
use crate::vocabulary::ErrorCode;

/// What a kind of snapshot begins with.
pub(super) struct Seal {
    pub(super) magic: [u8; 8],
    pub(super) version: u32,
}

/// Magic, version (u32) and checksum (u64), little-endian.
const HEAD: usize = 20;

impl Seal {
    /// Bytes that begin with room for the head.
    pub(super) fn begun() -> Writer {
        Writer { bytes: vec![0; HEAD] }
    }

    /// What was begun, with its head.
    pub(super) fn put_on(&self, written: Writer) -> Vec<u8> {
        let mut bytes = written.bytes;
        if let Some((head, body)) = bytes.split_at_mut_checked(HEAD) {
            let sum = checksum(body).to_le_bytes();
            let parts = [self.magic.as_slice(), &self.version.to_le_bytes(), &sum].concat();
            head.iter_mut().zip(parts).for_each(|(byte, part)| *byte = part);
        }
        bytes
    }

    /// What stands behind the head.
    ///
    /// # Errors
    /// `snapshot.version` for one of another version, `snapshot.damaged` for anything that is not a whole
    /// snapshot of this kind.
    pub(super) fn broken<'b>(&self, bytes: &'b [u8]) -> Result<Reader<'b>> {
        let (head, body) = bytes.split_at_checked(HEAD).ok_or_else(damaged)?;
        let head = head.strip_prefix(self.magic.as_slice()).ok_or_else(damaged)?;
        let (version, sum) = head.split_at_checked(4).ok_or_else(damaged)?;
        if version != self.version.to_le_bytes() {
            return Err(Error::new(ErrorCode::SnapshotVersion, "the snapshot is of another version")
                .with("expected", self.version));
        }
        if sum != checksum(body).to_le_bytes() {
            return Err(damaged());
        }
        Ok(Reader { rest: body })
    }
}

impl From<Damaged> for Error {
    fn from(_: Damaged) -> Self {
        damaged()
    }
}

pub(super) fn damaged() -> Error {
    Error::new(ErrorCode::SnapshotDamaged, "the bytes are no snapshot, or a damaged one: save it again")
}
