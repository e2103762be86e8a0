-- Summer Classes, database version 1.
--
-- Days are integers since 1970-01-01, times minutes of the day, money fen. Whoever opens the file with
-- another tool finds readable dates and words in the views whose names end in _readable. Nothing but the
-- program may write here: every change has its entry in the journal, and the chain shows when one has not.

CREATE TABLE programme (
  id         INTEGER PRIMARY KEY CHECK (id > 0),
  name       TEXT    NOT NULL CHECK (name <> ''),
  year       INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
  first_day  INTEGER CHECK (first_day BETWEEN -25567 AND 84005),
  last_day   INTEGER CHECK (last_day BETWEEN -25567 AND 84005),
  CONSTRAINT programme_days CHECK (last_day >= first_day),
  UNIQUE (year, name)
) STRICT;

-- One row a parameter, so that a saved policy keeps the source of each of its numbers.
CREATE TABLE programme_policy (
  programme  INTEGER NOT NULL REFERENCES programme (id),
  name       TEXT    NOT NULL CHECK (name <> ''),
  value      TEXT    NOT NULL,
  source     TEXT,
  assumed    INTEGER NOT NULL CHECK (assumed IN (0, 1)),
  saved_on   INTEGER CHECK (saved_on BETWEEN -25567 AND 84005),
  PRIMARY KEY (programme, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE closed_day (
  programme  INTEGER NOT NULL REFERENCES programme (id),
  day        INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
  PRIMARY KEY (programme, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE provider (
  id              INTEGER PRIMARY KEY CHECK (id > 0),
  programme       INTEGER NOT NULL REFERENCES programme (id),
  name            TEXT    NOT NULL CHECK (name <> ''),
  credit_code     TEXT,
  qualified_until INTEGER CHECK (qualified_until BETWEEN -25567 AND 84005),
  state           INTEGER NOT NULL CHECK (state BETWEEN 0 AND 1)
) STRICT;
CREATE UNIQUE INDEX provider_by_credit_code ON provider (programme, credit_code) WHERE credit_code IS NOT NULL;
CREATE UNIQUE INDEX provider_by_name ON provider (programme, name) WHERE credit_code IS NULL;

CREATE TABLE class (
  id             INTEGER PRIMARY KEY CHECK (id > 0),
  programme      INTEGER NOT NULL REFERENCES programme (id),
  code           TEXT    NOT NULL CHECK (code <> ''),
  name           TEXT    NOT NULL CHECK (name <> ''),
  pinyin         TEXT,
  union_name     TEXT,
  host           TEXT,
  co_organiser   TEXT,
  venue          TEXT,
  provider       INTEGER REFERENCES provider (id),
  kind           INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 1),
  state          INTEGER NOT NULL CHECK (state BETWEEN 0 AND 5),
  first_day      INTEGER NOT NULL CHECK (first_day BETWEEN -25567 AND 84005),
  last_day       INTEGER NOT NULL CHECK (last_day BETWEEN -25567 AND 84005),
  emergency_plan INTEGER CHECK (emergency_plan BETWEEN -25567 AND 84005),
  places         INTEGER CHECK (places > 0),
  rank           INTEGER CHECK (rank BETWEEN 0 AND 2147483646),
  account_name   TEXT,
  bank           TEXT,
  account_number TEXT,
  -- Every open day is a row of the register in memory: a class is held within SUMMER_CLASS_DAYS_MAX days.
  CONSTRAINT class_days CHECK (last_day BETWEEN first_day AND first_day + 399),
  UNIQUE (programme, code)
) STRICT;
CREATE INDEX class_by_provider ON class (provider);

CREATE TABLE review (
  id       INTEGER PRIMARY KEY CHECK (id > 0),
  class    INTEGER NOT NULL REFERENCES class (id),
  day      INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
  reviewer TEXT,
  result   INTEGER NOT NULL CHECK (result BETWEEN 0 AND 1),
  note     TEXT
) STRICT;
CREATE INDEX review_by_class ON review (class, day);

CREATE TABLE adjustment (
  class  INTEGER NOT NULL REFERENCES class (id),
  day    INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
  kind   INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 1),
  reason TEXT,
  PRIMARY KEY (class, day)
) STRICT, WITHOUT ROWID;

-- A member of staff in one role; days that are not given are the class's.
CREATE TABLE staff (
  id              INTEGER PRIMARY KEY CHECK (id > 0),
  class           INTEGER NOT NULL REFERENCES class (id),
  name            TEXT    NOT NULL CHECK (name <> ''),
  pinyin          TEXT,
  role            INTEGER NOT NULL CHECK (role BETWEEN 0 AND 3),
  identity_number TEXT,
  telephone       TEXT,
  telephone_tails TEXT,
  qualification   TEXT,
  first_day       INTEGER CHECK (first_day BETWEEN -25567 AND 84005),
  last_day        INTEGER CHECK (last_day BETWEEN -25567 AND 84005),
  CONSTRAINT staff_days CHECK (last_day >= first_day)
) STRICT;
CREATE INDEX staff_by_class ON staff (class, name, role);

-- telephone_tails: the last four digits of each telephone number of the child's adults, parted by spaces,
-- so that a number is found by its end however the numbers themselves are kept.
CREATE TABLE child (
  id              INTEGER PRIMARY KEY CHECK (id > 0),
  programme       INTEGER NOT NULL REFERENCES programme (id),
  code            TEXT    NOT NULL CHECK (code <> ''),
  name            TEXT    NOT NULL CHECK (name <> ''),
  pinyin          TEXT,
  sex             INTEGER NOT NULL CHECK (sex BETWEEN 0 AND 2),
  birth           INTEGER CHECK (birth BETWEEN -25567 AND 84005),
  document        TEXT,
  identity_number TEXT,
  school          TEXT,
  grade           TEXT,
  priority        TEXT,
  health          TEXT,
  guardian        TEXT,
  relationship    TEXT,
  telephone       TEXT,
  telephone_tails TEXT,
  employer        TEXT,
  collector1      TEXT,
  collector1_relationship TEXT,
  collector1_telephone    TEXT,
  collector2      TEXT,
  collector2_relationship TEXT,
  collector2_telephone    TEXT,
  collector3      TEXT,
  collector3_relationship TEXT,
  collector3_telephone    TEXT,
  UNIQUE (programme, code)
) STRICT;

CREATE TABLE enrolment (
  id        INTEGER PRIMARY KEY CHECK (id > 0),
  class     INTEGER NOT NULL REFERENCES class (id),
  child     INTEGER NOT NULL REFERENCES child (id),
  first_day INTEGER CHECK (first_day BETWEEN -25567 AND 84005),
  last_day  INTEGER CHECK (last_day BETWEEN -25567 AND 84005),
  agreement INTEGER CHECK (agreement BETWEEN -25567 AND 84005),
  CONSTRAINT enrolment_days CHECK (last_day >= first_day)
) STRICT;
CREATE INDEX enrolment_by_class ON enrolment (class, child);
CREATE INDEX enrolment_by_child ON enrolment (child);

CREATE TABLE attendance (
  class        INTEGER NOT NULL REFERENCES class (id),
  day          INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
  child        INTEGER NOT NULL REFERENCES child (id),
  mark         INTEGER NOT NULL CHECK (mark BETWEEN 1 AND 4),
  time_in      INTEGER CHECK (time_in BETWEEN 0 AND 1439),
  time_out     INTEGER CHECK (time_out BETWEEN 0 AND 1439),
  brought_by   TEXT,
  collected_by TEXT,
  PRIMARY KEY (class, day, child)
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_by_child ON attendance (child);

CREATE TABLE staff_attendance (
  class INTEGER NOT NULL REFERENCES class (id),
  day   INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
  name  TEXT    NOT NULL CHECK (name <> ''),
  mark  INTEGER NOT NULL CHECK (mark BETWEEN 0 AND 1),
  PRIMARY KEY (class, day, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE insurance (
  id          INTEGER PRIMARY KEY CHECK (id > 0),
  programme   INTEGER NOT NULL REFERENCES programme (id),
  number      TEXT    NOT NULL CHECK (number <> ''),
  insurer     TEXT,
  kind        INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 2),
  first_day   INTEGER NOT NULL CHECK (first_day BETWEEN -25567 AND 84005),
  last_day    INTEGER NOT NULL CHECK (last_day BETWEEN -25567 AND 84005),
  sum_insured INTEGER CHECK (sum_insured >= 0),
  premium     INTEGER CHECK (premium >= 0),
  CONSTRAINT insurance_days CHECK (last_day >= first_day),
  UNIQUE (programme, number)
) STRICT;

CREATE TABLE insured (
  policy INTEGER NOT NULL REFERENCES insurance (id),
  child  INTEGER NOT NULL REFERENCES child (id),
  PRIMARY KEY (policy, child)
) STRICT, WITHOUT ROWID;
CREATE INDEX insured_by_child ON insured (child);

CREATE TABLE visit (
  id       INTEGER PRIMARY KEY CHECK (id > 0),
  class    INTEGER NOT NULL REFERENCES class (id),
  day      INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
  visitor  TEXT,
  result   INTEGER NOT NULL CHECK (result BETWEEN 0 AND 2),
  problem  TEXT,
  fix_by   INTEGER CHECK (fix_by BETWEEN -25567 AND 84005),
  fixed_on INTEGER CHECK (fixed_on BETWEEN -25567 AND 84005)
) STRICT;
CREATE INDEX visit_by_class ON visit (class, day);

CREATE TABLE incident (
  id       INTEGER PRIMARY KEY CHECK (id > 0),
  class    INTEGER NOT NULL REFERENCES class (id),
  day      INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
  severity INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 2),
  what     TEXT,
  action   TEXT
) STRICT;
CREATE INDEX incident_by_class ON incident (class, day);

CREATE TABLE response (
  id      INTEGER PRIMARY KEY CHECK (id > 0),
  class   INTEGER NOT NULL REFERENCES class (id),
  day     INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
  rating  INTEGER NOT NULL CHECK (rating BETWEEN 0 AND 3),
  comment TEXT
) STRICT;
CREATE INDEX response_by_class ON response (class, day);

-- Who owns the rows of a table: the office that may decide when two have changed the same record.
CREATE TABLE ownership (
  table_name TEXT PRIMARY KEY NOT NULL,
  owner      TEXT NOT NULL CHECK (owner IN ('class', 'district', 'province'))
) STRICT, WITHOUT ROWID;
INSERT INTO ownership (table_name, owner) VALUES
  ('programme', 'province'), ('programme_policy', 'province'), ('closed_day', 'province'),
  ('provider', 'district'), ('class', 'district'), ('review', 'district'), ('adjustment', 'district'),
  ('insurance', 'district'), ('insured', 'district'), ('visit', 'district'),
  ('staff', 'class'), ('child', 'class'), ('enrolment', 'class'), ('attendance', 'class'),
  ('staff_attendance', 'class'), ('incident', 'class'), ('response', 'class');

-- One entry a transaction. hash is the SHA-256 over the entry and the hash of the one before.
-- packing: 0 = the changeset as it is, 1 = packed with zlib.
CREATE TABLE journal (
  sequence  INTEGER PRIMARY KEY CHECK (sequence > 0),
  time      INTEGER NOT NULL,
  account   TEXT    NOT NULL,
  action    TEXT    NOT NULL CHECK (action <> ''),
  reason    TEXT,
  undoes    INTEGER REFERENCES journal (sequence) CHECK (undoes < sequence),
  packing   INTEGER NOT NULL CHECK (packing IN (0, 1)),
  changeset BLOB    NOT NULL,
  previous  BLOB    NOT NULL CHECK (length (previous) = 32),
  hash      BLOB    NOT NULL CHECK (length (hash) = 32)
) STRICT;
CREATE INDEX journal_by_undoes ON journal (undoes) WHERE undoes IS NOT NULL;

CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal
BEGIN SELECT RAISE (ABORT, 'journal entries are kept'); END;
CREATE TRIGGER journal_stays BEFORE UPDATE ON journal
BEGIN SELECT RAISE (ABORT, 'journal entries do not change'); END;

-- An entry is undone when the chain of undoing, undoing the undoing … that hangs on it has an odd length.
CREATE VIEW journal_state AS
SELECT j.sequence, j.time, j.account, j.action, j.reason, j.undoes,
  (WITH RECURSIVE chain (depth, sequence) AS (
     SELECT 0, j.sequence
     UNION ALL
     SELECT chain.depth + 1, (SELECT max (u.sequence) FROM journal u WHERE u.undoes = chain.sequence)
     FROM chain WHERE chain.sequence IS NOT NULL)
   SELECT CASE WHEN (max (depth) - 1) % 2 = 1
     THEN (SELECT max (u.sequence) FROM journal u WHERE u.undoes = j.sequence) END
   FROM chain) AS undone_by
FROM journal j;

CREATE VIEW programme_readable AS
SELECT name, year, date (first_day * 86400, 'unixepoch') AS first_day, date (last_day * 86400, 'unixepoch') AS last_day
FROM programme;

CREATE VIEW class_readable AS
SELECT p.year, c.code, c.name, c.union_name, c.host, c.co_organiser, v.name AS provider,
  CASE c.kind WHEN 0 THEN '新办' ELSE '续办' END AS kind,
  CASE c.state WHEN 0 THEN '申报' WHEN 1 THEN '批准' WHEN 2 THEN '开班' WHEN 3 THEN '结束' WHEN 4 THEN '不予批准' ELSE '撤销' END AS state,
  date (c.first_day * 86400, 'unixepoch') AS first_day, date (c.last_day * 86400, 'unixepoch') AS last_day,
  date (c.emergency_plan * 86400, 'unixepoch') AS emergency_plan, c.places, c.rank, c.venue
FROM class c JOIN programme p ON p.id = c.programme LEFT JOIN provider v ON v.id = c.provider;

CREATE VIEW enrolment_readable AS
SELECT p.year, c.code AS class, h.code AS child, h.name,
  date (ifnull (e.first_day, c.first_day) * 86400, 'unixepoch') AS first_day,
  date (ifnull (e.last_day, c.last_day) * 86400, 'unixepoch') AS last_day,
  date (e.agreement * 86400, 'unixepoch') AS agreement
FROM enrolment e JOIN class c ON c.id = e.class JOIN child h ON h.id = e.child JOIN programme p ON p.id = c.programme;

CREATE VIEW attendance_readable AS
SELECT p.year, c.code AS class, date (a.day * 86400, 'unixepoch') AS day, h.code AS child, h.name,
  CASE a.mark WHEN 1 THEN '√' WHEN 2 THEN '病' WHEN 3 THEN '事' ELSE '旷' END AS mark,
  CASE WHEN a.time_in IS NOT NULL THEN printf ('%02d:%02d', a.time_in / 60, a.time_in % 60) END AS time_in, a.brought_by,
  CASE WHEN a.time_out IS NOT NULL THEN printf ('%02d:%02d', a.time_out / 60, a.time_out % 60) END AS time_out, a.collected_by
FROM attendance a JOIN class c ON c.id = a.class JOIN child h ON h.id = a.child JOIN programme p ON p.id = c.programme;

CREATE VIEW staff_attendance_readable AS
SELECT p.year, c.code AS class, date (a.day * 86400, 'unixepoch') AS day, a.name,
  CASE a.mark WHEN 1 THEN '√' ELSE '×' END AS mark
FROM staff_attendance a JOIN class c ON c.id = a.class JOIN programme p ON p.id = c.programme;

CREATE VIEW insurance_readable AS
SELECT p.year, i.number, i.insurer,
  CASE i.kind WHEN 0 THEN '意外伤害' WHEN 1 THEN '意外医疗' ELSE '责任险' END AS kind,
  date (i.first_day * 86400, 'unixepoch') AS first_day, date (i.last_day * 86400, 'unixepoch') AS last_day,
  CASE WHEN i.sum_insured IS NOT NULL THEN printf ('%d.%02d', i.sum_insured / 100, i.sum_insured % 100) END AS sum_insured,
  CASE WHEN i.premium IS NOT NULL THEN printf ('%d.%02d', i.premium / 100, i.premium % 100) END AS premium
FROM insurance i JOIN programme p ON p.id = i.programme;

CREATE VIEW visit_readable AS
SELECT p.year, c.code AS class, date (v.day * 86400, 'unixepoch') AS day, v.visitor,
  CASE v.result WHEN 0 THEN '合格' WHEN 1 THEN '一般问题' ELSE '严重问题' END AS result, v.problem,
  date (v.fix_by * 86400, 'unixepoch') AS fix_by, date (v.fixed_on * 86400, 'unixepoch') AS fixed_on
FROM visit v JOIN class c ON c.id = v.class JOIN programme p ON p.id = c.programme;

CREATE VIEW incident_readable AS
SELECT p.year, c.code AS class, date (i.day * 86400, 'unixepoch') AS day,
  CASE i.severity WHEN 0 THEN '轻微' WHEN 1 THEN '不良事件' ELSE '安全事故' END AS severity, i.what, i.action
FROM incident i JOIN class c ON c.id = i.class JOIN programme p ON p.id = c.programme;

CREATE VIEW journal_readable AS
SELECT sequence, datetime (time, 'unixepoch', 'localtime') AS time, account, action, reason, undoes, undone_by
FROM journal_state;
