-- Database version 3: the clerk's office. The life of a class step by step, the organisations behind it and
-- their venues, documents, the union tree, applications and the waiting list, people with their papers,
-- checklists and problems of visits, drills, claims, and questionnaires.
--
-- What the workbook holds stays in its tables as it was; what is new stands beside it.

-- The tree of unions: 0 province, 1 city, 2 district, 3 grassroots. A class hangs on it by its union_name.
CREATE TABLE union_unit (
  id        INTEGER PRIMARY KEY CHECK (id > 0),
  programme INTEGER NOT NULL REFERENCES programme (id),
  name      TEXT    NOT NULL CHECK (name <> ''),
  level     INTEGER NOT NULL CHECK (level BETWEEN 0 AND 3),
  parent    INTEGER REFERENCES union_unit (id) CHECK (parent <> id),
  UNIQUE (programme, name)
) STRICT;
CREATE INDEX union_unit_by_parent ON union_unit (parent) WHERE parent IS NOT NULL;

-- What was done with a class, one row a step; class.state says where that has led. kind: 0 applied, 1 returned
-- (note: what is to be mended), 2 applied again, 3 approved, 4 rejected, 5 opened, 6 ended, 7 assessed, 8 settled,
-- 9 withdrawn. former_state: class.state before it. person: who decided.
CREATE TABLE class_step (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  class        INTEGER NOT NULL REFERENCES class (id),
  kind         INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 9),
  day          INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
  person       TEXT    NOT NULL CHECK (person <> ''),
  note         TEXT,
  former_state INTEGER NOT NULL CHECK (former_state BETWEEN 0 AND 5),
  CONSTRAINT class_step_why CHECK (kind NOT IN (1, 4, 9) OR note IS NOT NULL)
) STRICT;
CREATE INDEX class_step_by_class ON class_step (class, day);

-- A host or a co-organising union by its name in the classes. kind: 0 host, 1 co-organiser.
CREATE TABLE organisation (
  id          INTEGER PRIMARY KEY CHECK (id > 0),
  programme   INTEGER NOT NULL REFERENCES programme (id),
  kind        INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 1),
  name        TEXT    NOT NULL CHECK (name <> ''),
  credit_code TEXT,
  contact     TEXT,
  telephone   TEXT,
  address     TEXT,
  note        TEXT,
  UNIQUE (programme, kind, name)
) STRICT;
CREATE INDEX class_by_host ON class (programme, host);
CREATE INDEX class_by_co_organiser ON class (programme, co_organiser);

-- What an office knows of a provider beyond the workbook.
CREATE TABLE provider_detail (
  provider      INTEGER PRIMARY KEY REFERENCES provider (id),
  licence       TEXT,
  qualification TEXT,
  contact       TEXT,
  telephone     TEXT,
  address       TEXT,
  experience    TEXT,
  note          TEXT
) STRICT;

-- The integrity record of a provider: 0 praise, 1 complaint, 2 breach, 3 barred from day to until (NULL = for good).
-- lifted: 1 = the bar was lifted, and counts for no class any more.
CREATE TABLE provider_record (
  id       INTEGER PRIMARY KEY CHECK (id > 0),
  provider INTEGER NOT NULL REFERENCES provider (id),
  kind     INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3),
  day      INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
  until    INTEGER CHECK (until BETWEEN -25567 AND 84005),
  reason   TEXT    NOT NULL CHECK (reason <> ''),
  person   TEXT    NOT NULL CHECK (person <> ''),
  lifted   INTEGER CHECK (lifted = 1),
  CONSTRAINT provider_record_days CHECK (until >= day),
  CONSTRAINT provider_record_until CHECK (kind = 3 OR until IS NULL),
  CONSTRAINT provider_record_lifted CHECK (kind = 3 OR lifted IS NULL)
) STRICT;
CREATE INDEX provider_record_by_provider ON provider_record (provider, day);

-- Where a class is held; its name is class.venue. area in tenths of a square metre.
CREATE TABLE venue (
  class       INTEGER PRIMARY KEY REFERENCES class (id),
  inside      INTEGER CHECK (inside IN (0, 1)),
  address     TEXT,
  floor       INTEGER CHECK (floor BETWEEN -5 AND 100),
  area        INTEGER CHECK (area > 0),
  exits       INTEGER CHECK (exits >= 0),
  cameras     INTEGER CHECK (cameras >= 0),
  camera_days INTEGER CHECK (camera_days >= 0),
  note        TEXT
) STRICT;

-- What a union has looked at: kind 0 on a visit, 1 the facilities of a venue. weight: points of a visit. An item
-- that is no longer asked stays for what was answered. position: the order in which it is asked.
CREATE TABLE checklist_item (
  id        INTEGER PRIMARY KEY CHECK (id > 0),
  programme INTEGER NOT NULL REFERENCES programme (id),
  kind      INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 1),
  position  INTEGER NOT NULL,
  text      TEXT    NOT NULL CHECK (text <> ''),
  weight    INTEGER NOT NULL CHECK (weight BETWEEN 0 AND 100),
  serious   INTEGER NOT NULL CHECK (serious IN (0, 1)),
  asked     INTEGER NOT NULL CHECK (asked IN (0, 1))
) STRICT;
CREATE INDEX checklist_item_by_programme ON checklist_item (programme, kind, position);

-- answer: 0 no, 1 yes, 2 does not apply.
CREATE TABLE venue_item (
  class  INTEGER NOT NULL REFERENCES class (id),
  item   INTEGER NOT NULL REFERENCES checklist_item (id),
  answer INTEGER NOT NULL CHECK (answer BETWEEN 0 AND 2),
  note   TEXT,
  PRIMARY KEY (class, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX venue_item_by_item ON venue_item (item);

-- A scan, a photo, a paper. owner: the id of a record of owner_table, or the class, child … itself. sha256: in
-- small hexadecimal digits.
CREATE TABLE document (
  id          INTEGER PRIMARY KEY CHECK (id > 0),
  programme   INTEGER NOT NULL REFERENCES programme (id),
  owner_table TEXT    NOT NULL CHECK (owner_table <> ''),
  owner       INTEGER NOT NULL,
  name        TEXT    NOT NULL CHECK (name <> ''),
  kind        TEXT,
  media_type  TEXT    NOT NULL CHECK (media_type <> ''),
  bytes       INTEGER NOT NULL CHECK (bytes > 0),
  sha256      TEXT    NOT NULL CHECK (length (sha256) = 64),
  added_on    INTEGER NOT NULL CHECK (added_on BETWEEN -25567 AND 84005),
  added_by    TEXT,
  note        TEXT
) STRICT;
CREATE INDEX document_by_owner ON document (owner_table, owner);
CREATE INDEX document_by_sha256 ON document (sha256);

-- The contents, by their hash. The journal records the document, whose hash binds the content; the content itself
-- is never changed or taken away, so that a removed document comes back by undoing.
CREATE TABLE document_content (
  sha256  TEXT PRIMARY KEY NOT NULL CHECK (length (sha256) = 64),
  content BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- A guardian's application for a place. state: 0 waiting, 1 offered, 2 accepted, 3 declined, 4 expired, 5 taken
-- back, 6 refused (not eligible). both_work, host_staff: NULL = not said. child, enrolment: since it was accepted.
-- draw: its number in the lottery, NULL = none was needed.
CREATE TABLE application (
  id              INTEGER PRIMARY KEY CHECK (id > 0),
  programme       INTEGER NOT NULL REFERENCES programme (id),
  class           INTEGER NOT NULL REFERENCES class (id),
  number          TEXT    NOT NULL CHECK (number <> ''),
  applied_on      INTEGER NOT NULL CHECK (applied_on BETWEEN -25567 AND 84005),
  name            TEXT    NOT NULL CHECK (name <> ''),
  pinyin          TEXT,
  sex             INTEGER NOT NULL CHECK (sex BETWEEN 0 AND 2),
  birth           INTEGER CHECK (birth BETWEEN -25567 AND 84005),
  document        TEXT,
  identity_number TEXT,
  school          TEXT,
  grade           TEXT,
  health          TEXT,
  guardian        TEXT    NOT NULL CHECK (guardian <> ''),
  relationship    TEXT,
  telephone       TEXT    NOT NULL CHECK (telephone <> ''),
  telephone_tails TEXT,
  employer        TEXT,
  other_guardian  TEXT,
  other_employer  TEXT,
  both_work       INTEGER CHECK (both_work IN (0, 1)),
  host_staff      INTEGER CHECK (host_staff IN (0, 1)),
  state           INTEGER NOT NULL CHECK (state BETWEEN 0 AND 6),
  offered_on      INTEGER CHECK (offered_on BETWEEN -25567 AND 84005),
  offer_until     INTEGER CHECK (offer_until BETWEEN -25567 AND 84005),
  decided_on      INTEGER CHECK (decided_on BETWEEN -25567 AND 84005),
  reason          TEXT,
  draw            INTEGER CHECK (draw > 0),
  child           INTEGER REFERENCES child (id),
  note            TEXT,
  CONSTRAINT application_offer CHECK (offer_until >= offered_on),
  UNIQUE (programme, number)
) STRICT;
CREATE INDEX application_by_class ON application (class, state);
CREATE INDEX application_by_child ON application (child) WHERE child IS NOT NULL;

-- The groups an application claims, each shown by a paper or not. proved: 0 claimed, 1 proved.
CREATE TABLE application_group (
  application    INTEGER NOT NULL REFERENCES application (id),
  priority_group INTEGER NOT NULL CHECK (priority_group BETWEEN 0 AND 4),
  proved         INTEGER NOT NULL CHECK (proved IN (0, 1)),
  PRIMARY KEY (application, priority_group)
) STRICT, WITHOUT ROWID;

-- A lottery among applications of equal points. seed: as it was said before the draw, so that anyone can repeat it.
CREATE TABLE lottery (
  id     INTEGER PRIMARY KEY CHECK (id > 0),
  class  INTEGER NOT NULL REFERENCES class (id),
  day    INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
  seed   TEXT    NOT NULL CHECK (seed <> ''),
  person TEXT    NOT NULL CHECK (person <> ''),
  drawn  INTEGER NOT NULL CHECK (drawn > 0),
  note   TEXT
) STRICT;
CREATE INDEX lottery_by_class ON lottery (class);

-- A child that left a class early: why, and where to (NULL = it left the programme).
CREATE TABLE leaving (
  id       INTEGER PRIMARY KEY CHECK (id > 0),
  class    INTEGER NOT NULL REFERENCES class (id),
  child    INTEGER NOT NULL REFERENCES child (id),
  last_day INTEGER NOT NULL CHECK (last_day BETWEEN -25567 AND 84005),
  to_class INTEGER REFERENCES class (id) CHECK (to_class <> class),
  reason   TEXT    NOT NULL CHECK (reason <> ''),
  person   TEXT
) STRICT;
CREATE INDEX leaving_by_child ON leaving (child);
CREATE INDEX leaving_by_class ON leaving (class);
CREATE INDEX leaving_by_to_class ON leaving (to_class) WHERE to_class IS NOT NULL;

-- The agreement between guardian, school or host and union; its scan is a document.
CREATE TABLE agreement (
  id         INTEGER PRIMARY KEY CHECK (id > 0),
  class      INTEGER NOT NULL REFERENCES class (id),
  child      INTEGER NOT NULL REFERENCES child (id),
  version    TEXT    NOT NULL CHECK (version <> ''),
  signed_on  INTEGER NOT NULL CHECK (signed_on BETWEEN -25567 AND 84005),
  guardian   TEXT    NOT NULL CHECK (guardian <> ''),
  host       TEXT,
  union_name TEXT,
  note       TEXT,
  UNIQUE (class, child, version)
) STRICT;
CREATE INDEX agreement_by_child ON agreement (child);

-- A person who works in classes, whatever the roles; the rows of staff with the same name and identity number are
-- this person's.
CREATE TABLE person (
  id              INTEGER PRIMARY KEY CHECK (id > 0),
  programme       INTEGER NOT NULL REFERENCES programme (id),
  name            TEXT    NOT NULL CHECK (name <> ''),
  pinyin          TEXT,
  sex             INTEGER NOT NULL CHECK (sex BETWEEN 0 AND 2),
  identity_number TEXT,
  telephone       TEXT,
  telephone_tails TEXT,
  employer        TEXT,
  note            TEXT
) STRICT;
CREATE INDEX person_by_name ON person (programme, name);

-- A paper of a person: 0 qualification, 1 clearance, 2 training, 3 health certificate.
CREATE TABLE certificate (
  id        INTEGER PRIMARY KEY CHECK (id > 0),
  person    INTEGER NOT NULL REFERENCES person (id),
  kind      INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3),
  title     TEXT,
  number    TEXT,
  issued_on INTEGER NOT NULL CHECK (issued_on BETWEEN -25567 AND 84005),
  until     INTEGER CHECK (until BETWEEN -25567 AND 84005),
  note      TEXT,
  CONSTRAINT certificate_days CHECK (until >= issued_on)
) STRICT;
CREATE INDEX certificate_by_person ON certificate (person, kind);

-- A claim on the insurer over an incident. state: 0 reported, 1 filed, 2 paid, 3 refused, 4 taken back.
CREATE TABLE claim (
  id          INTEGER PRIMARY KEY CHECK (id > 0),
  incident    INTEGER NOT NULL REFERENCES incident (id),
  policy      INTEGER NOT NULL REFERENCES insurance (id),
  child       INTEGER NOT NULL REFERENCES child (id),
  number      TEXT,
  state       INTEGER NOT NULL CHECK (state BETWEEN 0 AND 4),
  reported_on INTEGER NOT NULL CHECK (reported_on BETWEEN -25567 AND 84005),
  amount      INTEGER CHECK (amount >= 0),
  decided_on  INTEGER CHECK (decided_on BETWEEN -25567 AND 84005),
  paid        INTEGER CHECK (paid >= 0),
  note        TEXT,
  CONSTRAINT claim_days CHECK (decided_on >= reported_on),
  CONSTRAINT claim_paid CHECK ((state = 2) = (paid IS NOT NULL))
) STRICT;
CREATE INDEX claim_by_incident ON claim (incident);
CREATE INDEX claim_by_policy ON claim (policy);
CREATE INDEX claim_by_child ON claim (child);

-- What was found on a visit, item by item. answer: 0 no, 1 yes, 2 does not apply.
CREATE TABLE visit_answer (
  visit  INTEGER NOT NULL REFERENCES visit (id),
  item   INTEGER NOT NULL REFERENCES checklist_item (id),
  answer INTEGER NOT NULL CHECK (answer BETWEEN 0 AND 2),
  note   TEXT,
  PRIMARY KEY (visit, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_answer_by_item ON visit_answer (item);

-- A problem found on a visit: 0 minor, 1 serious. fixed_on: as the class reports it; it counts when the union has
-- confirmed it. sent_back: why the union did not accept what was reported. visit.result, problem, fix_by and fixed_on sum these up, and are what the rules read.
CREATE TABLE visit_problem (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  visit        INTEGER NOT NULL REFERENCES visit (id),
  item         INTEGER REFERENCES checklist_item (id),
  severity     INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 1),
  what         TEXT    NOT NULL CHECK (what <> ''),
  fix_by       INTEGER CHECK (fix_by BETWEEN -25567 AND 84005),
  fixed_on     INTEGER CHECK (fixed_on BETWEEN -25567 AND 84005),
  fix          TEXT,
  sent_back    TEXT,
  confirmed_on INTEGER CHECK (confirmed_on BETWEEN -25567 AND 84005),
  confirmed_by TEXT,
  CONSTRAINT visit_problem_confirmed CHECK (confirmed_on IS NULL OR (fixed_on IS NOT NULL AND confirmed_by IS NOT NULL))
) STRICT;
CREATE INDEX visit_problem_by_visit ON visit_problem (visit);
CREATE INDEX visit_problem_by_item ON visit_problem (item) WHERE item IS NOT NULL;

-- A visit that is to be made.
CREATE TABLE planned_visit (
  id      INTEGER PRIMARY KEY CHECK (id > 0),
  class   INTEGER NOT NULL REFERENCES class (id),
  day     INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
  visitor TEXT,
  note    TEXT,
  UNIQUE (class, day)
) STRICT;

-- What followed on an incident. kind: 0 guardian told, 1 union told, 2 authority told, 3 insurer told, 4 followed up.
CREATE TABLE incident_step (
  id       INTEGER PRIMARY KEY CHECK (id > 0),
  incident INTEGER NOT NULL REFERENCES incident (id),
  kind     INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 4),
  day      INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
  time     INTEGER CHECK (time BETWEEN 0 AND 1439),
  person   TEXT    NOT NULL CHECK (person <> ''),
  note     TEXT
) STRICT;
CREATE INDEX incident_step_by_incident ON incident_step (incident, day, time);

-- A drill: 0 fire, 1 earthquake, 2 stranger, 3 lost child, 4 other.
CREATE TABLE drill (
  id       INTEGER PRIMARY KEY CHECK (id > 0),
  class    INTEGER NOT NULL REFERENCES class (id),
  day      INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
  kind     INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 4),
  children INTEGER CHECK (children >= 0),
  staff    INTEGER CHECK (staff >= 0),
  seconds  INTEGER CHECK (seconds > 0),
  leader   TEXT,
  note     TEXT
) STRICT;
CREATE INDEX drill_by_class ON drill (class, day);

-- The questionnaire of a programme. aspect: 0 overall (just one is asked), 1 safety, 2 teaching, 3 meals,
-- 4 activities, 5 communication. A question that is no longer asked stays for what was answered.
CREATE TABLE question (
  id        INTEGER PRIMARY KEY CHECK (id > 0),
  programme INTEGER NOT NULL REFERENCES programme (id),
  position  INTEGER NOT NULL,
  aspect    INTEGER NOT NULL CHECK (aspect BETWEEN 0 AND 5),
  text      TEXT    NOT NULL CHECK (text <> ''),
  asked     INTEGER NOT NULL CHECK (asked IN (0, 1))
) STRICT;
CREATE INDEX question_by_programme ON question (programme, position);

-- A printed questionnaire: one code a family, which says the class and nobody's name. response: what came back.
CREATE TABLE questionnaire (
  id         INTEGER PRIMARY KEY CHECK (id > 0),
  programme  INTEGER NOT NULL REFERENCES programme (id),
  class      INTEGER NOT NULL REFERENCES class (id),
  code       TEXT    NOT NULL CHECK (code <> ''),
  printed_on INTEGER NOT NULL CHECK (printed_on BETWEEN -25567 AND 84005),
  response   INTEGER REFERENCES response (id),
  UNIQUE (programme, code)
) STRICT;
CREATE INDEX questionnaire_by_class ON questionnaire (class);
CREATE UNIQUE INDEX questionnaire_by_response ON questionnaire (response) WHERE response IS NOT NULL;

-- rating: as in response.
CREATE TABLE response_answer (
  response INTEGER NOT NULL REFERENCES response (id),
  question INTEGER NOT NULL REFERENCES question (id),
  rating   INTEGER NOT NULL CHECK (rating BETWEEN 0 AND 3),
  PRIMARY KEY (response, question)
) STRICT, WITHOUT ROWID;
CREATE INDEX response_answer_by_question ON response_answer (question);

INSERT INTO ownership (table_name, owner) VALUES
  ('union_unit', 'province'), ('class_step', 'district'), ('organisation', 'district'),
  ('provider_detail', 'district'), ('provider_record', 'district'), ('venue', 'district'),
  ('checklist_item', 'district'), ('venue_item', 'district'), ('document', 'district'),
  ('document_content', 'district'), ('application', 'district'), ('application_group', 'district'),
  ('lottery', 'district'), ('leaving', 'class'), ('agreement', 'class'), ('person', 'district'),
  ('certificate', 'district'), ('claim', 'district'), ('visit_answer', 'district'),
  ('visit_problem', 'district'), ('planned_visit', 'district'), ('incident_step', 'class'), ('drill', 'class'),
  ('question', 'district'), ('questionnaire', 'district'), ('response_answer', 'class');
