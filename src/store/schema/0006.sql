-- Database version 6: sealed fields. What identifies a person, a child's illnesses and accounts at banks are kept
-- encrypted, and so is the journal. The program seals what it finds (summer-sealing.c) in the same transaction.

-- Where the key of the data lies, once for each that may open it. kind: 0 in the clear, as long as the file has no
-- account; 1 for an account; 2 for the recovery sheet. salt, opslimit, memlimit: how the password makes the key that
-- wraps. swept: 1 = nothing of before the sealing is left in free parts of the file.
CREATE TABLE vault (
  id       INTEGER PRIMARY KEY CHECK (id > 0),
  kind     INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 2),
  account  INTEGER,
  salt     BLOB CHECK (length (salt) = 16),
  opslimit INTEGER CHECK (opslimit > 0),
  memlimit INTEGER CHECK (memlimit > 0),
  nonce    BLOB CHECK (length (nonce) = 16),
  wrapped  BLOB    NOT NULL CHECK (length (wrapped) = iif (kind = 0, 32, 48)),
  swept    INTEGER NOT NULL CHECK (swept IN (0, 1)),
  CONSTRAINT vault_account CHECK ((kind = 1) = (account IS NOT NULL)),
  CONSTRAINT vault_wrapped CHECK (kind = 0 OR (salt IS NOT NULL AND opslimit IS NOT NULL AND memlimit IS NOT NULL AND nonce IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX vault_in_the_clear ON vault (kind) WHERE kind = 0;

-- The key of a programme's journal entries, wrapped; 0 is that of entries that are of no programme. NULL: it was
-- destroyed, and they are never read again. The chain still holds: it is over what lies in the file.
CREATE TABLE programme_key (
  programme INTEGER PRIMARY KEY CHECK (programme >= 0),
  wrapped   BLOB CHECK (length (wrapped) = 64)
) STRICT;

-- A keyed hash of the identity number, by which somebody is found who has it at hand.
ALTER TABLE child ADD COLUMN identity_hash BLOB CHECK (length (identity_hash) = 16);
ALTER TABLE staff ADD COLUMN identity_hash BLOB CHECK (length (identity_hash) = 16);
ALTER TABLE person ADD COLUMN identity_hash BLOB CHECK (length (identity_hash) = 16);

-- The journal as it was waits here until the program has sealed it, and is dropped then.
DROP VIEW journal_readable;
DROP VIEW journal_state;
DROP TRIGGER journal_is_kept;
DROP TRIGGER journal_stays;
DROP INDEX journal_by_undoes;
ALTER TABLE journal RENAME TO unsealed_journal;

-- One entry a transaction. hash is the SHA-256 over the entry as it lies here and the hash of the one before. reason
-- and changeset are sealed with the key of the programme. packing: 2 = sealed, 3 = packed with zlib and sealed.
CREATE TABLE journal (
  sequence  INTEGER PRIMARY KEY CHECK (sequence > 0),
  time      INTEGER NOT NULL,
  account   TEXT    NOT NULL,
  action    TEXT    NOT NULL CHECK (action <> ''),
  reason    TEXT,
  undoes    INTEGER REFERENCES journal (sequence) CHECK (undoes < sequence),
  programme INTEGER NOT NULL CHECK (programme >= 0),
  packing   INTEGER NOT NULL CHECK (packing IN (2, 3)),
  changeset BLOB    NOT NULL,
  previous  BLOB    NOT NULL CHECK (length (previous) = 32),
  hash      BLOB    NOT NULL CHECK (length (hash) = 32)
) STRICT;
CREATE INDEX journal_by_undoes ON journal (undoes) WHERE undoes IS NOT NULL;

CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal
BEGIN SELECT RAISE (ABORT, 'journal entries are kept'); END;
CREATE TRIGGER journal_stays BEFORE UPDATE ON journal
BEGIN SELECT RAISE (ABORT, 'journal entries do not change'); END;

CREATE VIEW journal_state AS
SELECT j.sequence, j.time, j.account, j.action, j.reason, j.undoes, j.programme,
  (WITH RECURSIVE chain (depth, sequence) AS (
     SELECT 0, j.sequence
     UNION ALL
     SELECT chain.depth + 1, (SELECT max (u.sequence) FROM journal u WHERE u.undoes = chain.sequence)
     FROM chain WHERE chain.sequence IS NOT NULL)
   SELECT CASE WHEN (max (depth) - 1) % 2 = 1
     THEN (SELECT max (u.sequence) FROM journal u WHERE u.undoes = j.sequence) END
   FROM chain) AS undone_by
FROM journal j;

CREATE VIEW journal_readable AS
SELECT sequence, datetime (time, 'unixepoch', 'localtime') AS time, account, action, undoes, undone_by
FROM journal_state;
