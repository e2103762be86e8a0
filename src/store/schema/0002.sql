-- Database version 2: the organiser's desk. Who may take a child home, the working day of a class with its
-- sign-off and corrections, medicines, food samples, and what the desk notes of an incident.

ALTER TABLE staff_attendance ADD COLUMN time_in INTEGER CHECK (time_in BETWEEN 0 AND 1439);
ALTER TABLE staff_attendance ADD COLUMN time_out INTEGER CHECK (time_out BETWEEN 0 AND 1439);

-- What a guardian put in writing about one person: may collect, must not collect, or (without a name) that
-- the child may go home alone. A row that names a collector of the roster says more about that collector.
-- weekdays: bit 0 = Monday … bit 6 = Sunday; NULL = every day. once: spent on used_on.
CREATE TABLE authorisation (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  child        INTEGER NOT NULL REFERENCES child (id),
  kind         INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 2),
  name         TEXT,
  relationship TEXT,
  telephone    TEXT,
  birth        INTEGER CHECK (birth BETWEEN -25567 AND 84005),
  first_day    INTEGER CHECK (first_day BETWEEN -25567 AND 84005),
  last_day     INTEGER CHECK (last_day BETWEEN -25567 AND 84005),
  weekdays     INTEGER CHECK (weekdays BETWEEN 1 AND 127),
  once         INTEGER NOT NULL CHECK (once IN (0, 1)),
  used_on      INTEGER CHECK (used_on BETWEEN -25567 AND 84005),
  signed_by    TEXT,
  signed_on    INTEGER CHECK (signed_on BETWEEN -25567 AND 84005),
  note         TEXT,
  photo        BLOB CHECK (length (photo) <= 262144),
  CONSTRAINT authorisation_days CHECK (last_day >= first_day),
  CONSTRAINT authorisation_name CHECK (kind = 2 OR name IS NOT NULL),
  CONSTRAINT authorisation_document CHECK (kind <> 2 OR signed_on IS NOT NULL)
) STRICT;
CREATE INDEX authorisation_by_child ON authorisation (child);

-- A child that went home otherwise than with a listed collector: kind 0 with somebody who is not listed,
-- 1 alone. telephone: of whoever came.
CREATE TABLE release_exception (
  class        INTEGER NOT NULL REFERENCES class (id),
  day          INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
  child        INTEGER NOT NULL REFERENCES child (id),
  kind         INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 1),
  reason       TEXT,
  telephone    TEXT,
  released_by  TEXT,
  confirmed_by TEXT,
  PRIMARY KEY (class, day, child),
  CONSTRAINT release_witness CHECK (kind = 1 OR (reason IS NOT NULL AND confirmed_by IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX release_exception_by_child ON release_exception (child);

-- A day that was signed off in the evening: what changes after that is a correction. time: seconds since 1970.
CREATE TABLE sign_off (
  class     INTEGER NOT NULL REFERENCES class (id),
  day       INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
  time      INTEGER NOT NULL,
  signed_by TEXT    NOT NULL CHECK (signed_by <> ''),
  note      TEXT,
  PRIMARY KEY (class, day)
) STRICT, WITHOUT ROWID;

-- What stood there before a signed-off day was corrected: of a child, or of a member of staff by name.
-- mark: the former one, 0 = unrecorded; of a child as in attendance, of staff 1 = absent, 2 = present. time: of the
-- correction, seconds since 1970.
CREATE TABLE correction (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  class        INTEGER NOT NULL REFERENCES class (id),
  day          INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
  child        INTEGER REFERENCES child (id),
  staff        TEXT,
  mark         INTEGER NOT NULL CHECK (mark BETWEEN 0 AND 4),
  time_in      INTEGER CHECK (time_in BETWEEN 0 AND 1439),
  time_out     INTEGER CHECK (time_out BETWEEN 0 AND 1439),
  brought_by   TEXT,
  collected_by TEXT,
  reason       TEXT    NOT NULL CHECK (reason <> ''),
  time         INTEGER NOT NULL,
  corrected_by TEXT,
  CONSTRAINT correction_of CHECK ((child IS NULL) <> (staff IS NULL))
) STRICT;
CREATE INDEX correction_by_class ON correction (class, day);
CREATE INDEX correction_by_child ON correction (child) WHERE child IS NOT NULL;

-- A medicine that a guardian asked in writing to be given: one row a time of the day.
CREATE TABLE medicine (
  id        INTEGER PRIMARY KEY CHECK (id > 0),
  child     INTEGER NOT NULL REFERENCES child (id),
  drug      TEXT    NOT NULL CHECK (drug <> ''),
  dose      TEXT    NOT NULL CHECK (dose <> ''),
  time      INTEGER NOT NULL CHECK (time BETWEEN 0 AND 1439),
  first_day INTEGER NOT NULL CHECK (first_day BETWEEN -25567 AND 84005),
  last_day  INTEGER NOT NULL CHECK (last_day BETWEEN -25567 AND 84005),
  signed_by TEXT    NOT NULL CHECK (signed_by <> ''),
  signed_on INTEGER NOT NULL CHECK (signed_on BETWEEN -25567 AND 84005),
  note      TEXT,
  CONSTRAINT medicine_days CHECK (last_day >= first_day)
) STRICT;
CREATE INDEX medicine_by_child ON medicine (child);

-- given: 1, or 0 with a note why not.
CREATE TABLE medicine_given (
  medicine INTEGER NOT NULL REFERENCES medicine (id),
  day      INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
  given    INTEGER NOT NULL CHECK (given IN (0, 1)),
  time     INTEGER NOT NULL CHECK (time BETWEEN 0 AND 1439),
  given_by TEXT    NOT NULL CHECK (given_by <> ''),
  note     TEXT,
  PRIMARY KEY (medicine, day),
  CONSTRAINT medicine_not_given CHECK (given = 1 OR note IS NOT NULL)
) STRICT, WITHOUT ROWID;

-- A sample of a dish, kept for the hours and of the grams that the programme's settings ask for.
CREATE TABLE food_sample (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  class        INTEGER NOT NULL REFERENCES class (id),
  day          INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
  time         INTEGER NOT NULL CHECK (time BETWEEN 0 AND 1439),
  dish         TEXT    NOT NULL CHECK (dish <> ''),
  grams        INTEGER NOT NULL CHECK (grams BETWEEN 1 AND 10000),
  kept_by      TEXT    NOT NULL CHECK (kept_by <> ''),
  discarded_on INTEGER CHECK (discarded_on BETWEEN -25567 AND 84005),
  discarded_at INTEGER CHECK (discarded_at BETWEEN 0 AND 1439),
  discarded_by TEXT
) STRICT;
CREATE INDEX food_sample_by_class ON food_sample (class, day);

-- Settings of a programme that no rule reads: food_sample_hours, food_sample_grams.
CREATE TABLE programme_setting (
  programme INTEGER NOT NULL REFERENCES programme (id),
  name      TEXT    NOT NULL CHECK (name <> ''),
  value     TEXT    NOT NULL,
  PRIMARY KEY (programme, name)
) STRICT, WITHOUT ROWID;

-- kind is NULL for an incident out of a workbook; one noted at the desk waits for its end and for the
-- clerk's review.
ALTER TABLE incident ADD COLUMN kind INTEGER CHECK (kind BETWEEN 0 AND 6);
ALTER TABLE incident ADD COLUMN time INTEGER CHECK (time BETWEEN 0 AND 1439);
ALTER TABLE incident ADD COLUMN noted_by TEXT;
ALTER TABLE incident ADD COLUMN ended_on INTEGER CHECK (ended_on BETWEEN -25567 AND 84005);
ALTER TABLE incident ADD COLUMN ended_at INTEGER CHECK (ended_at BETWEEN 0 AND 1439);
ALTER TABLE incident ADD COLUMN outcome TEXT;
ALTER TABLE incident ADD COLUMN reviewed_on INTEGER CHECK (reviewed_on BETWEEN -25567 AND 84005);
ALTER TABLE incident ADD COLUMN reviewed_by TEXT;
ALTER TABLE incident ADD COLUMN review_note TEXT;

CREATE TABLE incident_child (
  incident INTEGER NOT NULL REFERENCES incident (id),
  child    INTEGER NOT NULL REFERENCES child (id),
  PRIMARY KEY (incident, child)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_child_by_child ON incident_child (child);

INSERT INTO ownership (table_name, owner) VALUES
  ('authorisation', 'class'), ('release_exception', 'class'), ('sign_off', 'class'), ('correction', 'class'),
  ('medicine', 'class'), ('medicine_given', 'class'), ('food_sample', 'class'), ('incident_child', 'class'),
  ('programme_setting', 'district');

CREATE VIEW release_exception_readable AS
SELECT p.year, c.code AS class, date (r.day * 86400, 'unixepoch') AS day, h.code AS child, h.name,
  CASE r.kind WHEN 0 THEN '未授权人接走' ELSE '自行回家' END AS kind, r.reason, r.released_by, r.confirmed_by
FROM release_exception r JOIN class c ON c.id = r.class JOIN child h ON h.id = r.child
  JOIN programme p ON p.id = c.programme;

CREATE VIEW sign_off_readable AS
SELECT p.year, c.code AS class, date (s.day * 86400, 'unixepoch') AS day,
  datetime (s.time, 'unixepoch', 'localtime') AS time, s.signed_by, s.note
FROM sign_off s JOIN class c ON c.id = s.class JOIN programme p ON p.id = c.programme;

CREATE VIEW correction_readable AS
SELECT p.year, c.code AS class, date (x.day * 86400, 'unixepoch') AS day, ifnull (h.code, x.staff) AS who,
  CASE WHEN x.child IS NULL THEN CASE x.mark WHEN 1 THEN '×' WHEN 2 THEN '√' END
    ELSE CASE x.mark WHEN 1 THEN '√' WHEN 2 THEN '病' WHEN 3 THEN '事' WHEN 4 THEN '旷' END END AS former_mark,
  CASE WHEN x.time_in IS NOT NULL THEN printf ('%02d:%02d', x.time_in / 60, x.time_in % 60) END AS former_in,
  CASE WHEN x.time_out IS NOT NULL THEN printf ('%02d:%02d', x.time_out / 60, x.time_out % 60) END AS former_out,
  x.reason, datetime (x.time, 'unixepoch', 'localtime') AS corrected, x.corrected_by
FROM correction x JOIN class c ON c.id = x.class JOIN programme p ON p.id = c.programme
  LEFT JOIN child h ON h.id = x.child;
