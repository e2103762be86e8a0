-- Database version 6: sealed fields. What identifies a person, a child's illnesses and accounts at banks are kept
-- encrypted, and so is the journal. The program seals what it finds (summer-sealing.c) in the same transaction.

-- Where the key of the data lies, once for each that may open it. kind: 0 in the clear, as long as the file has no
-- account; 1 for an account, by its name; 2 for the recovery sheet. salt, opslimit, memlimit: how the password makes
-- the key that wraps. proof: a hash with the key, by which a key is known to be the one of this file. swept: 1 = nothing
-- of before the sealing, or before the first account, is left in free parts of the file.
CREATE TABLE vault (
  id       INTEGER PRIMARY KEY CHECK (id > 0),
  kind     INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 2),
  account  TEXT    UNIQUE CHECK (account <> ''),
  salt     BLOB CHECK (length (salt) = 16),
  opslimit INTEGER CHECK (opslimit > 0),
  memlimit INTEGER CHECK (memlimit > 0),
  nonce    BLOB CHECK (length (nonce) = 16),
  wrapped  BLOB    NOT NULL CHECK (length (wrapped) = iif (kind = 0, 32, 48)),
  proof    BLOB    NOT NULL CHECK (length (proof) = 16),
  swept    INTEGER NOT NULL CHECK (swept IN (0, 1)),
  CONSTRAINT vault_account CHECK ((kind = 1) = (account IS NOT NULL)),
  CONSTRAINT vault_wrapped CHECK (kind = 0 OR (salt IS NOT NULL AND opslimit IS NOT NULL AND memlimit IS NOT NULL AND nonce IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX vault_once ON vault (kind) WHERE kind IN (0, 2);

-- Who may work with the file. single: the one account of an office of one person, which has every right.
CREATE TABLE account (
  id          INTEGER PRIMARY KEY CHECK (id > 0),
  name        TEXT    NOT NULL UNIQUE CHECK (name <> ''),
  role        TEXT    NOT NULL CHECK (role IN ('administrator', 'clerk', 'organiser', 'finance', 'auditor')),
  active      INTEGER NOT NULL CHECK (active IN (0, 1)),
  must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)),
  single      INTEGER NOT NULL CHECK (single IN (0, 1) AND (single = 0 OR role = 'administrator')),
  created     INTEGER NOT NULL
) STRICT;

-- The classes of an organiser.
CREATE TABLE account_class (
  account INTEGER NOT NULL REFERENCES account (id),
  class   INTEGER NOT NULL,
  PRIMARY KEY (account, class)
) STRICT, WITHOUT ROWID;

INSERT INTO ownership (table_name, owner) VALUES ('account', 'district'), ('account_class', 'district');

CREATE TRIGGER account_last_administrator AFTER UPDATE ON account
    WHEN old.role = 'administrator' AND old.active
    AND NOT EXISTS (SELECT 1 FROM account WHERE role = 'administrator' AND active)
  BEGIN SELECT RAISE (ABORT, 'the last administrator stays'); END;
CREATE TRIGGER account_is_kept BEFORE DELETE ON account
  BEGIN SELECT RAISE (ABORT, 'accounts are kept'); END;

-- Passwords that were not right, by the name that was given: so many in a row, the last at this time.
CREATE TABLE sign_in (
  name     TEXT    PRIMARY KEY,
  failures INTEGER NOT NULL CHECK (failures > 0),
  time     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

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
