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
-- it is, and only the balance to return sinks. source: of which money it was, '' = the fund.
CREATE TABLE repayment (
  id        INTEGER PRIMARY KEY CHECK (id > 0),
  class     INTEGER NOT NULL REFERENCES class (id),
  day       INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
  amount    INTEGER NOT NULL CHECK (amount > 0),
  source    TEXT    NOT NULL DEFAULT '',
  reference TEXT,
  note      TEXT
) STRICT;
CREATE INDEX repayment_by_class ON repayment (class, day);

INSERT INTO ownership (table_name, owner) VALUES
  ('settlement_grant', 'province'), ('repayment', 'province');

-- Of which money a payment is: '' is the fund, else a further source. All of a batch are of one.
ALTER TABLE payment ADD COLUMN source TEXT NOT NULL DEFAULT '';

-- Of which money it was spent: each source is owed what is left of its own.
ALTER TABLE spending ADD COLUMN source TEXT NOT NULL DEFAULT '';

-- As before, and now source by source: what one source granted is never paid out of another.
DROP TRIGGER payment_within_grant;
DROP TRIGGER payment_stays_within_grant;
DROP TRIGGER payment_is_paid_within_grant;
CREATE TRIGGER payment_within_grant AFTER INSERT ON payment WHEN new.amount > 0 AND new.returned_on IS NULL
    AND (SELECT sum (amount) FROM payment WHERE class = new.class AND source = new.source AND returned_on IS NULL
         AND (amount > 0 OR paid_on IS NOT NULL))
      > (SELECT coalesce (sum (d.due), 0) FROM (
           SELECT settlement, due FROM settlement_line WHERE class = new.class AND new.source = ''
           UNION ALL SELECT settlement, due FROM settlement_grant WHERE class = new.class AND source = new.source) d
         JOIN settlement s ON s.id = d.settlement WHERE s.state >= 2)
  BEGIN SELECT RAISE (ABORT, 'no class is paid more than it was granted'); END;
CREATE TRIGGER payment_stays_within_grant AFTER UPDATE ON payment
    WHEN iif (new.returned_on IS NULL AND (new.amount > 0 OR new.paid_on IS NOT NULL), new.amount, 0)
      > iif (old.class = new.class AND old.source = new.source AND old.returned_on IS NULL
          AND (old.amount > 0 OR old.paid_on IS NOT NULL), old.amount, 0)
    AND (SELECT sum (amount) FROM payment WHERE class = new.class AND source = new.source AND returned_on IS NULL
         AND (amount > 0 OR paid_on IS NOT NULL))
      > (SELECT coalesce (iif (new.amount > 0, sum (d.due), max (d.granted)), 0) FROM (
           SELECT settlement, due, granted FROM settlement_line WHERE class = new.class AND new.source = ''
           UNION ALL SELECT settlement, due, granted FROM settlement_grant WHERE class = new.class AND source = new.source) d
         JOIN settlement s ON s.id = d.settlement WHERE s.state >= 2)
  BEGIN SELECT RAISE (ABORT, 'no class is paid more than it was granted'); END;
CREATE TRIGGER payment_is_paid_within_grant AFTER UPDATE ON payment
    WHEN new.amount > 0 AND old.paid_on IS NULL AND new.paid_on IS NOT NULL AND new.returned_on IS NULL
    AND (SELECT sum (amount) FROM payment WHERE class = new.class AND source = new.source AND returned_on IS NULL
         AND paid_on IS NOT NULL)
      > (SELECT coalesce (sum (d.due), 0) FROM (
           SELECT settlement, due FROM settlement_line WHERE class = new.class AND new.source = ''
           UNION ALL SELECT settlement, due FROM settlement_grant WHERE class = new.class AND source = new.source) d
         JOIN settlement s ON s.id = d.settlement WHERE s.state >= 2)
  BEGIN SELECT RAISE (ABORT, 'no class is paid more than it was granted'); END;
