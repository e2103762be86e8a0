-- Database version 4: finance. Versions of the policy, settlements with their lines, the public notice and what
-- was objected, payments, and what the money was used for.

-- programme_policy is the policy in force; every change of it is kept here as a version of its own. person, reason: of
-- the journal entry that made it.
CREATE TABLE policy_version (
  id        INTEGER PRIMARY KEY CHECK (id > 0),
  programme INTEGER NOT NULL REFERENCES programme (id),
  number    INTEGER NOT NULL CHECK (number > 0),
  day       INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
  person    TEXT    NOT NULL CHECK (person <> ''),
  reason    TEXT    NOT NULL CHECK (reason <> ''),
  UNIQUE (programme, number)
) STRICT;

CREATE TABLE policy_value (
  version INTEGER NOT NULL REFERENCES policy_version (id),
  name    TEXT    NOT NULL CHECK (name <> ''),
  value   TEXT    NOT NULL,
  source  TEXT,
  assumed INTEGER NOT NULL CHECK (assumed IN (0, 1)),
  PRIMARY KEY (version, name)
) STRICT, WITHOUT ROWID;

-- A calculation that was frozen. number 1 is the settlement of a programme, those after it carry the differences that
-- came up since. state: 0 draft, 1 checked by a second person, 2 confirmed, 3 published. total: the sum of due, which a
-- supplement may have below zero. inputs: the fingerprint of what it was made from, in hexadecimal.
CREATE TABLE settlement (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  programme    INTEGER NOT NULL REFERENCES programme (id),
  number       INTEGER NOT NULL CHECK (number > 0),
  state        INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
  version      INTEGER NOT NULL REFERENCES policy_version (id),
  as_of        INTEGER NOT NULL CHECK (as_of BETWEEN -25567 AND 84005),
  made_on      INTEGER NOT NULL CHECK (made_on BETWEEN -25567 AND 84005),
  made_by      TEXT    NOT NULL CHECK (made_by <> ''),
  n_classes    INTEGER NOT NULL CHECK (n_classes >= 0),
  n_granted    INTEGER NOT NULL CHECK (n_granted BETWEEN 0 AND n_classes),
  fund         INTEGER NOT NULL CHECK (fund >= 0),
  granted      INTEGER NOT NULL CHECK (granted >= 0),
  total        INTEGER NOT NULL,
  inputs       TEXT    NOT NULL CHECK (length (inputs) = 64),
  checked_on   INTEGER CHECK (checked_on BETWEEN -25567 AND 84005),
  checked_by   TEXT,
  confirmed_on INTEGER CHECK (confirmed_on BETWEEN -25567 AND 84005),
  confirmed_by TEXT,
  published_on INTEGER CHECK (published_on BETWEEN -25567 AND 84005),
  published_by TEXT,
  notice_first INTEGER CHECK (notice_first BETWEEN -25567 AND 84005),
  notice_last  INTEGER CHECK (notice_last BETWEEN -25567 AND 84005),
  note         TEXT,
  CONSTRAINT settlement_second CHECK (state < 1 OR (checked_on IS NOT NULL AND checked_by IS NOT NULL AND checked_by <> made_by)),
  CONSTRAINT settlement_confirmed CHECK (state < 2 OR (confirmed_on IS NOT NULL AND confirmed_by IS NOT NULL)),
  CONSTRAINT settlement_notice CHECK (state < 3 OR (published_on IS NOT NULL AND published_by IS NOT NULL AND notice_last >= notice_first)),
  UNIQUE (programme, number)
) STRICT;
CREATE INDEX settlement_by_version ON settlement (version);

-- What a class gets by a settlement: due = granted - before, before being what earlier ones have settled. code to host:
-- as they were then. reason: why a class that is unproven is settled all the same. explanation: the amount in words.
CREATE TABLE settlement_line (
  settlement  INTEGER NOT NULL REFERENCES settlement (id),
  class       INTEGER NOT NULL REFERENCES class (id),
  code        TEXT    NOT NULL,
  name        TEXT    NOT NULL,
  union_name  TEXT,
  host        TEXT,
  verdict     INTEGER NOT NULL CHECK (verdict BETWEEN 0 AND 2),
  headcount   INTEGER NOT NULL CHECK (headcount >= 0),
  held_days   INTEGER NOT NULL CHECK (held_days >= 0),
  expected    INTEGER NOT NULL CHECK (expected >= 0),
  present     INTEGER NOT NULL CHECK (present >= 0),
  base        INTEGER NOT NULL CHECK (base >= 0),
  granted     INTEGER NOT NULL CHECK (granted BETWEEN 0 AND base),
  before      INTEGER NOT NULL CHECK (before >= 0),
  due         INTEGER NOT NULL CHECK (due = granted - before),
  explanation TEXT    NOT NULL,
  reason      TEXT,
  CONSTRAINT settlement_line_unproven CHECK (verdict <> 2 OR (reason IS NOT NULL AND granted = 0)),
  PRIMARY KEY (settlement, class)
) STRICT, WITHOUT ROWID;
CREATE INDEX settlement_line_by_class ON settlement_line (class);

-- What is confirmed stays: no program and no undo takes it back or writes into it, but for publishing it once.
CREATE TRIGGER settlement_stays BEFORE DELETE ON settlement WHEN old.state >= 2
  BEGIN SELECT RAISE (ABORT, 'a confirmed settlement cannot be taken back'); END;
CREATE TRIGGER settlement_is_fixed BEFORE UPDATE ON settlement WHEN old.state >= 2 AND (new.state <= old.state
    OR (new.id, new.programme, new.number, new.version, new.as_of, new.made_on, new.made_by, new.n_classes, new.n_granted,
        new.fund, new.granted, new.total, new.inputs, new.checked_on, new.checked_by, new.confirmed_on, new.confirmed_by)
    IS NOT (old.id, old.programme, old.number, old.version, old.as_of, old.made_on, old.made_by, old.n_classes,
        old.n_granted, old.fund, old.granted, old.total, old.inputs, old.checked_on, old.checked_by, old.confirmed_on,
        old.confirmed_by))
  BEGIN SELECT RAISE (ABORT, 'a confirmed settlement cannot change'); END;
CREATE TRIGGER settlement_line_is_made_first BEFORE INSERT ON settlement_line
    WHEN (SELECT state FROM settlement WHERE id = new.settlement) >= 2
  BEGIN SELECT RAISE (ABORT, 'a confirmed settlement cannot change'); END;
CREATE TRIGGER settlement_line_stays BEFORE DELETE ON settlement_line
    WHEN (SELECT state FROM settlement WHERE id = old.settlement) >= 2
  BEGIN SELECT RAISE (ABORT, 'a confirmed settlement cannot be taken back'); END;
CREATE TRIGGER settlement_line_is_fixed BEFORE UPDATE ON settlement_line
    WHEN (SELECT max (state) FROM settlement WHERE id IN (old.settlement, new.settlement)) >= 2
  BEGIN SELECT RAISE (ABORT, 'a confirmed settlement cannot change'); END;

-- What was said against a published settlement within the days of its notice, and the answer.
CREATE TABLE objection (
  id          INTEGER PRIMARY KEY CHECK (id > 0),
  settlement  INTEGER NOT NULL REFERENCES settlement (id),
  class       INTEGER REFERENCES class (id),
  day         INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
  person      TEXT,
  telephone   TEXT,
  what        TEXT    NOT NULL CHECK (what <> ''),
  answered_on INTEGER CHECK (answered_on >= day),
  answered_by TEXT,
  answer      TEXT,
  CONSTRAINT objection_answer CHECK ((answered_on IS NULL) = (answer IS NULL))
) STRICT;
CREATE INDEX objection_by_settlement ON objection (settlement, day);
CREATE INDEX objection_by_class ON objection (class) WHERE class IS NOT NULL;

-- Payments that go to the bank together.
CREATE TABLE payment_batch (
  id        INTEGER PRIMARY KEY CHECK (id > 0),
  programme INTEGER NOT NULL REFERENCES programme (id),
  number    INTEGER NOT NULL CHECK (number > 0),
  made_on   INTEGER NOT NULL CHECK (made_on BETWEEN -25567 AND 84005),
  made_by   TEXT    NOT NULL CHECK (made_by <> ''),
  note      TEXT,
  UNIQUE (programme, number)
) STRICT;

-- One payment to one class, with the account as it was then. amount below zero: money that came back from a class
-- which was settled down. A payment that the bank returned stays, and counts for nothing.
CREATE TABLE payment (
  id             INTEGER PRIMARY KEY CHECK (id > 0),
  batch          INTEGER NOT NULL REFERENCES payment_batch (id),
  class          INTEGER NOT NULL REFERENCES class (id),
  amount         INTEGER NOT NULL CHECK (amount <> 0),
  account_name   TEXT,
  bank           TEXT,
  account_number TEXT,
  paid_on        INTEGER CHECK (paid_on BETWEEN -25567 AND 84005),
  reference      TEXT,
  returned_on    INTEGER CHECK (returned_on BETWEEN -25567 AND 84005),
  returned_why   TEXT,
  CONSTRAINT payment_return CHECK (returned_on IS NULL OR (paid_on IS NOT NULL AND returned_on >= paid_on AND returned_why IS NOT NULL))
) STRICT;
CREATE INDEX payment_by_batch ON payment (batch);
CREATE INDEX payment_by_class ON payment (class);

-- No program and no undo lets a payment put a class above its grant. Counted are payments that the bank did not return,
-- paid or prepared, and of what is to be got back only what came. A supplement that grants less afterwards stands in
-- nobody's way; and that money did not come back after all may be said as long as no more was out than was ever granted.
CREATE TRIGGER payment_within_grant AFTER INSERT ON payment WHEN new.amount > 0 AND new.returned_on IS NULL
    AND (SELECT sum (amount) FROM payment WHERE class = new.class AND returned_on IS NULL AND (amount > 0 OR paid_on IS NOT NULL))
      > (SELECT coalesce (sum (l.due), 0) FROM settlement_line l JOIN settlement s ON s.id = l.settlement
         WHERE l.class = new.class AND s.state >= 2)
  BEGIN SELECT RAISE (ABORT, 'no class is paid more than it was granted'); END;
CREATE TRIGGER payment_stays_within_grant AFTER UPDATE ON payment
    WHEN iif (new.returned_on IS NULL AND (new.amount > 0 OR new.paid_on IS NOT NULL), new.amount, 0)
      > iif (old.class = new.class AND old.returned_on IS NULL AND (old.amount > 0 OR old.paid_on IS NOT NULL), old.amount, 0)
    AND (SELECT sum (amount) FROM payment WHERE class = new.class AND returned_on IS NULL AND (amount > 0 OR paid_on IS NOT NULL))
      > (SELECT coalesce (iif (new.amount > 0, sum (l.due), max (l.granted)), 0) FROM settlement_line l JOIN settlement s
         ON s.id = l.settlement WHERE l.class = new.class AND s.state >= 2)
  BEGIN SELECT RAISE (ABORT, 'no class is paid more than it was granted'); END;
CREATE TRIGGER payment_is_paid_within_grant AFTER UPDATE ON payment
    WHEN new.amount > 0 AND old.paid_on IS NULL AND new.paid_on IS NOT NULL AND new.returned_on IS NULL
    AND (SELECT sum (amount) FROM payment WHERE class = new.class AND returned_on IS NULL AND paid_on IS NOT NULL)
      > (SELECT coalesce (sum (l.due), 0) FROM settlement_line l JOIN settlement s ON s.id = l.settlement
         WHERE l.class = new.class AND s.state >= 2)
  BEGIN SELECT RAISE (ABORT, 'no class is paid more than it was granted'); END;

-- What a class spent of its grant. category: 0 insurance, 1 allowances, 2 teaching, 3 equipment, 4 meals, 5 other.
CREATE TABLE spending (
  id       INTEGER PRIMARY KEY CHECK (id > 0),
  class    INTEGER NOT NULL REFERENCES class (id),
  day      INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
  category INTEGER NOT NULL CHECK (category BETWEEN 0 AND 5),
  amount   INTEGER NOT NULL CHECK (amount > 0),
  what     TEXT,
  receipt  TEXT
) STRICT;
CREATE INDEX spending_by_class ON spending (class, day);

INSERT INTO ownership (table_name, owner) VALUES
  ('policy_version', 'province'), ('policy_value', 'province'), ('settlement', 'province'),
  ('settlement_line', 'province'), ('objection', 'province'), ('payment_batch', 'province'), ('payment', 'province'),
  ('spending', 'class');
