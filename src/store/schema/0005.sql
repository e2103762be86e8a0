-- Database version 5: what classes get of other sources of money than the fund, and what they pay back of their grants.

-- What a class gets of a further source of money by a settlement, as settlement_line has it of the fund. purpose: what it
-- pays for; NULL = the same as the fund.
CREATE TABLE settlement_grant (
  settlement INTEGER NOT NULL REFERENCES settlement (id),
  class      INTEGER NOT NULL REFERENCES class (id),
  source     TEXT    NOT NULL CHECK (source <> ''),
  purpose    TEXT,
  base       INTEGER NOT NULL CHECK (base >= 0),
  granted    INTEGER NOT NULL CHECK (granted BETWEEN 0 AND base),
  before     INTEGER NOT NULL CHECK (before >= 0),
  due        INTEGER NOT NULL CHECK (due = granted - before),
  PRIMARY KEY (settlement, class, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX settlement_grant_by_class ON settlement_grant (class);

-- As of the lines of the fund: what is confirmed stays.
CREATE TRIGGER settlement_grant_is_made_first BEFORE INSERT ON settlement_grant
    WHEN (SELECT state FROM settlement WHERE id = new.settlement) >= 2
  BEGIN SELECT RAISE (ABORT, 'a confirmed settlement cannot change'); END;
CREATE TRIGGER settlement_grant_stays BEFORE DELETE ON settlement_grant
    WHEN (SELECT state FROM settlement WHERE id = old.settlement) >= 2
  BEGIN SELECT RAISE (ABORT, 'a confirmed settlement cannot be taken back'); END;
CREATE TRIGGER settlement_grant_is_fixed BEFORE UPDATE ON settlement_grant
    WHEN (SELECT max (state) FROM settlement WHERE id IN (old.settlement, new.settlement)) >= 2
  BEGIN SELECT RAISE (ABORT, 'a confirmed settlement cannot change'); END;

-- A balance that a class paid back: of what was paid to it and not used. It is no payment of a batch: the grant stays what
-- it is, and only the balance to return sinks.
CREATE TABLE repayment (
  id        INTEGER PRIMARY KEY CHECK (id > 0),
  class     INTEGER NOT NULL REFERENCES class (id),
  day       INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
  amount    INTEGER NOT NULL CHECK (amount > 0),
  reference TEXT,
  note      TEXT
) STRICT;
CREATE INDEX repayment_by_class ON repayment (class, day);

INSERT INTO ownership (table_name, owner) VALUES
  ('settlement_grant', 'province'), ('repayment', 'province');
