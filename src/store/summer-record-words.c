#include "config.h"

#include "summer-record-words.h"

#include "summer-changeset.h"
#include "summer-day.h"
#include "summer-money.h"
#include "summer-policy.h"
#include "summer-terms.h"

#include <glib/gi18n.h>

typedef enum
{
  VALUE_PLAIN,
  VALUE_DAY,
  VALUE_TIME,
  VALUE_MONEY,
  VALUE_TERM,
  VALUE_RECORD, /* the id of another record */
  VALUE_SENSITIVE,
} ValueKind;

/* sql: the record in words, from its key alone: the record itself may be gone by then. */
static const struct
{
  const char *table, *text, *sql;
} tables[] = {
  { "programme", N_ ("Programme"), "SELECT year || ' ' || name FROM programme WHERE id = ?1" },
  { "programme_policy", N_ ("Policy"), "SELECT ?2" },
  { "closed_day", N_ ("Closed day"), "SELECT date (?2 * 86400, 'unixepoch')" },
  { "provider", N_ ("Provider"), "SELECT name FROM provider WHERE id = ?1" },
  { "class", N_ ("Class"), "SELECT code || ' ' || name FROM class WHERE id = ?1" },
  { "review", N_ ("Site review"),
    "SELECT c.code || ' ' || date (r.day * 86400, 'unixepoch') FROM review r JOIN class c ON c.id "
    "= r.class WHERE r.id = ?1" },
  { "adjustment", N_ ("Calendar"),
    "SELECT (SELECT code FROM class WHERE id = ?1) || ' ' || date (?2 * 86400, 'unixepoch')" },
  { "staff", N_ ("Staff"),
    "SELECT c.code || ' ' || s.name FROM staff s JOIN class c ON c.id = s.class WHERE s.id = ?1" },
  { "child", N_ ("Child"), "SELECT code || ' ' || name FROM child WHERE id = ?1" },
  { "enrolment", N_ ("Enrolment"),
    "SELECT c.code || ' ' || h.code || ' ' || h.name FROM enrolment e JOIN class c ON c.id = "
    "e.class"
    " JOIN child h ON h.id = e.child WHERE e.id = ?1" },
  { "attendance", N_ ("Attendance"),
    "SELECT (SELECT code FROM class WHERE id = ?1) || ' ' || date (?2 * 86400, 'unixepoch') || ' '"
    " || (SELECT code || ' ' || name FROM child WHERE id = ?3)" },
  { "staff_attendance", N_ ("Staff attendance"),
    "SELECT (SELECT code FROM class WHERE id = ?1) || ' ' || date (?2 * 86400, 'unixepoch') || ' ' "
    "|| ?3" },
  { "insurance", N_ ("Insurance policy"), "SELECT number FROM insurance WHERE id = ?1" },
  { "insured", N_ ("Insured child"),
    "SELECT (SELECT number FROM insurance WHERE id = ?1) || ' ' || (SELECT code || ' ' || name "
    "FROM child WHERE id = ?2)" },
  { "visit", N_ ("Visit"),
    "SELECT c.code || ' ' || date (v.day * 86400, 'unixepoch') FROM visit v JOIN class c ON c.id = "
    "v.class WHERE v.id = ?1" },
  { "incident", N_ ("Incident"),
    "SELECT c.code || ' ' || date (i.day * 86400, 'unixepoch') FROM incident i JOIN class c ON "
    "c.id = i.class"
    " WHERE i.id = ?1" },
  { "response", N_ ("Response of a parent"),
    "SELECT c.code || ' ' || date (r.day * 86400, 'unixepoch') FROM response r JOIN class c ON "
    "c.id = r.class"
    " WHERE r.id = ?1" },
  { "authorisation", N_ ("Authorisation to collect"),
    "SELECT h.code || ' ' || h.name || ifnull (' ' || a.name, '') FROM authorisation a JOIN child h"
    " ON h.id = a.child WHERE a.id = ?1" },
  { "release_exception", N_ ("Exception at a release"),
    "SELECT (SELECT code FROM class WHERE id = ?1) || ' ' || date (?2 * 86400, 'unixepoch') || ' '"
    " || (SELECT code || ' ' || name FROM child WHERE id = ?3)" },
  { "sign_off", N_ ("Sign-off of the day"),
    "SELECT (SELECT code FROM class WHERE id = ?1) || ' ' || date (?2 * 86400, 'unixepoch')" },
  { "correction", N_ ("Correction"),
    "SELECT c.code || ' ' || date (x.day * 86400, 'unixepoch') || ' ' || ifnull (h.code || ' ' ||"
    " h.name, x.staff) FROM correction x JOIN class c ON c.id = x.class LEFT JOIN child h ON h.id ="
    " x.child WHERE x.id = ?1" },
  { "medicine", N_ ("Medicine"),
    "SELECT h.code || ' ' || h.name || ' ' || printf ('%02d:%02d', m.time / 60, m.time % 60) FROM"
    " medicine m JOIN child h ON h.id = m.child WHERE m.id = ?1" },
  { "medicine_given", N_ ("Medicine given"),
    "SELECT (SELECT h.code || ' ' || h.name || ' ' || printf ('%02d:%02d', m.time / 60, m.time % "
    "60) FROM medicine m JOIN child h ON h.id = m.child WHERE m.id = ?1) || ' ' || date (?2 * "
    "86400, 'unixepoch')" },
  { "food_sample", N_ ("Food sample"),
    "SELECT c.code || ' ' || date (f.day * 86400, 'unixepoch') || ' ' || f.dish FROM food_sample f"
    " JOIN class c ON c.id = f.class WHERE f.id = ?1" },
  { "incident_child", N_ ("Child of an incident"),
    "SELECT (SELECT c.code || ' ' || date (i.day * 86400, 'unixepoch') FROM incident i JOIN class c"
    " ON c.id = i.class WHERE i.id = ?1) || ' ' || (SELECT code || ' ' || name FROM child WHERE id"
    " = ?2)" },
  { "programme_setting", N_ ("Setting"), "SELECT ?2" },
  { "application", N_ ("Application"),
    "SELECT number || ' ' || name FROM application WHERE id = ?1" },
  { "application_group", N_ ("Priority of an application"),
    "SELECT number || ' ' || name FROM application WHERE id = ?1" },
  { "lottery", N_ ("Lottery"),
    "SELECT c.code || ' ' || date (l.day * 86400, 'unixepoch') FROM lottery l JOIN class c ON c.id "
    "="
    " l.class WHERE l.id = ?1" },
  { "leaving", N_ ("Leaving"),
    "SELECT c.code || ' ' || h.code || ' ' || h.name FROM leaving l JOIN class c ON c.id = l.class"
    " JOIN child h ON h.id = l.child WHERE l.id = ?1" },
  { "agreement", N_ ("Agreement"),
    "SELECT c.code || ' ' || h.code || ' ' || h.name || ' ' || a.version FROM agreement a JOIN"
    " class c ON c.id = a.class JOIN child h ON h.id = a.child WHERE a.id = ?1" },
  { "union_unit", N_ ("Union in the tree"), "SELECT name FROM union_unit WHERE id = ?1" },
  { "document", N_ ("Document"), "SELECT name FROM document WHERE id = ?1" },
  { "class_step", N_ ("Step of a class"),
    "SELECT c.code || ' ' || date (s.day * 86400, 'unixepoch') FROM class_step s JOIN class c ON"
    " c.id = s.class WHERE s.id = ?1" },
  { "organisation", N_ ("Organisation"), "SELECT name FROM organisation WHERE id = ?1" },
  { "provider_detail", N_ ("Particulars of a provider"),
    "SELECT name FROM provider WHERE id = ?1" },
  { "provider_record", N_ ("Integrity record"),
    "SELECT p.name || ' ' || date (r.day * 86400, 'unixepoch') FROM provider_record r JOIN provider"
    " p ON p.id = r.provider WHERE r.id = ?1" },
  { "venue", N_ ("Venue"), "SELECT code || ' ' || name FROM class WHERE id = ?1" },
  { "venue_item", N_ ("Facility"),
    "SELECT (SELECT code FROM class WHERE id = ?1) || ' ' || (SELECT text FROM checklist_item WHERE"
    " id = ?2)" },
  { "checklist_item", N_ ("Item of a checklist"), "SELECT text FROM checklist_item WHERE id = ?1" },
  { "visit_answer", N_ ("Answer on a visit"),
    "SELECT (SELECT c.code || ' ' || date (v.day * 86400, 'unixepoch') FROM visit v JOIN class c ON"
    " c.id = v.class WHERE v.id = ?1) || ' ' || (SELECT text FROM checklist_item WHERE id = ?2)" },
  { "visit_problem", N_ ("Problem of a visit"),
    "SELECT c.code || ' ' || date (v.day * 86400, 'unixepoch') || ' ' || p.what FROM visit_problem"
    " p JOIN visit v ON v.id = p.visit JOIN class c ON c.id = v.class WHERE p.id = ?1" },
  { "planned_visit", N_ ("Planned visit"),
    "SELECT c.code || ' ' || date (p.day * 86400, 'unixepoch') FROM planned_visit p JOIN class c ON"
    " c.id = p.class WHERE p.id = ?1" },
  { "incident_step", N_ ("Follow-up of an incident"),
    "SELECT c.code || ' ' || date (i.day * 86400, 'unixepoch') || ' ' || s.person FROM"
    " incident_step s JOIN incident i ON i.id = s.incident JOIN class c ON c.id = i.class WHERE"
    " s.id = ?1" },
  { "drill", N_ ("Drill"),
    "SELECT c.code || ' ' || date (d.day * 86400, 'unixepoch') FROM drill d JOIN class c ON c.id ="
    " d.class WHERE d.id = ?1" },
  { "claim", N_ ("Claim"),
    "SELECT p.number || ' ' || h.code || ' ' || h.name FROM claim m JOIN insurance p ON p.id ="
    " m.policy JOIN child h ON h.id = m.child WHERE m.id = ?1" },
  { "person", N_ ("Person of the staff"), "SELECT name FROM person WHERE id = ?1" },
  { "certificate", N_ ("Paper of a person"),
    "SELECT p.name || ifnull (' ' || t.title, '') FROM certificate t JOIN person p ON p.id ="
    " t.person WHERE t.id = ?1" },
  { "question", N_ ("Question to parents"), "SELECT text FROM question WHERE id = ?1" },
  { "questionnaire", N_ ("Questionnaire"),
    "SELECT c.code || ' ' || q.code FROM questionnaire q JOIN class c ON c.id = q.class WHERE q.id"
    " = ?1" },
  { "response_answer", N_ ("Answer of a parent"),
    "SELECT (SELECT c.code || ' ' || date (r.day * 86400, 'unixepoch') FROM response r JOIN class c"
    " ON c.id = r.class WHERE r.id = ?1) || ' ' || (SELECT text FROM question WHERE id = ?2)" },
  { "policy_version", N_ ("Version of the policy"),
    "SELECT number FROM policy_version WHERE id = ?1" },
  { "policy_value", N_ ("Policy"), "SELECT ?2" },
  { "settlement", N_ ("Settlement"), "SELECT number FROM settlement WHERE id = ?1" },
  { "settlement_line", N_ ("Line of a settlement"),
    "SELECT code || ' ' || name FROM class WHERE id = ?2" },
  { "settlement_grant", N_ ("Further source in a settlement"),
    "SELECT code || ' ' || name || ' ' || ?3 FROM class WHERE id = ?2" },
  { "objection", N_ ("Objection"),
    "SELECT date (day * 86400, 'unixepoch') FROM objection WHERE id = ?1" },
  { "payment_batch", N_ ("Payment batch"), "SELECT number FROM payment_batch WHERE id = ?1" },
  { "payment", N_ ("Payment"),
    "SELECT c.code || ' ' || c.name FROM payment p JOIN class c ON c.id = p.class WHERE p.id = "
    "?1" },
  { "vault", N_ ("Key of the database"), NULL },
  { "programme_key", N_ ("Key of a journal"), NULL },
  { "spending", N_ ("Use of the grant"),
    "SELECT c.code || ' ' || date (s.day * 86400, 'unixepoch') FROM spending s JOIN class c ON "
    "c.id ="
    " s.class WHERE s.id = ?1" },
  { "repayment", N_ ("Balance paid back"),
    "SELECT c.code || ' ' || date (r.day * 86400, 'unixepoch') FROM repayment r JOIN class c ON "
    "c.id = r.class WHERE r.id = ?1" },
};

/* The first that fits: an entry of a table goes before one for all. */
static const struct
{
  const char *table, *column, *text;
  ValueKind kind;
  SummerTerms terms;
} columns[] = {
  { "class", "name", N_ ("Class name"), VALUE_PLAIN, 0 },
  { "policy_version", "number", N_ ("Version"), VALUE_PLAIN, 0 },
  { "policy_version", "day", N_ ("In force since"), VALUE_DAY, 0 },
  { "policy_version", "reason", N_ ("Reason"), VALUE_PLAIN, 0 },
  { "settlement", "number", N_ ("Number"), VALUE_PLAIN, 0 },
  { "settlement", "state", N_ ("State"), VALUE_TERM, SUMMER_TERMS_SETTLEMENT },
  { "settlement", "version", N_ ("Version of the policy"), VALUE_RECORD, 0 },
  { "settlement", "as_of", N_ ("Records up to"), VALUE_DAY, 0 },
  { "settlement", "made_on", N_ ("Made on"), VALUE_DAY, 0 },
  { "settlement", "made_by", N_ ("Made by"), VALUE_PLAIN, 0 },
  { "settlement", "n_classes", N_ ("Classes"), VALUE_PLAIN, 0 },
  { "settlement", "n_granted", N_ ("Classes granted"), VALUE_PLAIN, 0 },
  { "settlement", "fund", N_ ("Fund"), VALUE_MONEY, 0 },
  { "settlement", "granted", N_ ("Granted"), VALUE_MONEY, 0 },
  { "settlement", "total", N_ ("Due"), VALUE_MONEY, 0 },
  { "settlement", "inputs", N_ ("Fingerprint"), VALUE_PLAIN, 0 },
  { "settlement", "checked_on", N_ ("Checked on"), VALUE_DAY, 0 },
  { "settlement", "checked_by", N_ ("Checked by"), VALUE_PLAIN, 0 },
  { "settlement", "confirmed_on", N_ ("Confirmed on"), VALUE_DAY, 0 },
  { "settlement", "published_on", N_ ("Published on"), VALUE_DAY, 0 },
  { "settlement", "published_by", N_ ("Published by"), VALUE_PLAIN, 0 },
  { "settlement", "notice_first", N_ ("Notice from"), VALUE_DAY, 0 },
  { "settlement", "notice_last", N_ ("Notice to"), VALUE_DAY, 0 },
  { "settlement_line", "explanation", N_ ("Explanation"), VALUE_PLAIN, 0 },
  { "settlement_line", "verdict", N_ ("Verdict"), VALUE_TERM, SUMMER_TERMS_OUTCOME },
  { "settlement_line", "code", N_ ("Class code"), VALUE_PLAIN, 0 },
  { "settlement_line", "name", N_ ("Class name"), VALUE_PLAIN, 0 },
  { "settlement_line", "headcount", N_ ("Headcount"), VALUE_PLAIN, 0 },
  { "settlement_line", "held_days", N_ ("Days held"), VALUE_PLAIN, 0 },
  { "settlement_line", "expected", N_ ("Expected child-days"), VALUE_PLAIN, 0 },
  { "settlement_line", "present", N_ ("Present child-days"), VALUE_PLAIN, 0 },
  { "policy_value", "value", N_ ("Value"), VALUE_PLAIN, 0 },
  { "policy_value", "assumed", N_ ("Assumed"), VALUE_PLAIN, 0 },
  { "settlement_line", "base", N_ ("Base amount"), VALUE_MONEY, 0 },
  { "settlement_line", "granted", N_ ("Granted"), VALUE_MONEY, 0 },
  { "settlement_line", "before", N_ ("Granted before"), VALUE_MONEY, 0 },
  { "settlement_line", "due", N_ ("Due"), VALUE_MONEY, 0 },
  { "settlement_grant", "source", N_ ("Source of money"), VALUE_PLAIN, 0 },
  { "settlement_grant", "purpose", N_ ("Purpose"), VALUE_PLAIN, 0 },
  { "settlement_grant", "base", N_ ("Base amount"), VALUE_MONEY, 0 },
  { "settlement_grant", "granted", N_ ("Granted"), VALUE_MONEY, 0 },
  { "settlement_grant", "before", N_ ("Granted before"), VALUE_MONEY, 0 },
  { "settlement_grant", "due", N_ ("Due"), VALUE_MONEY, 0 },
  { "objection", "what", N_ ("Objection"), VALUE_PLAIN, 0 },
  { "objection", "answered_on", N_ ("Answered on"), VALUE_DAY, 0 },
  { "objection", "answered_by", N_ ("Answered by"), VALUE_PLAIN, 0 },
  { "objection", "answer", N_ ("Answer"), VALUE_PLAIN, 0 },
  { "payment_batch", "number", N_ ("Number"), VALUE_PLAIN, 0 },
  { "payment_batch", "made_on", N_ ("Made on"), VALUE_DAY, 0 },
  { "payment", "amount", N_ ("Amount"), VALUE_MONEY, 0 },
  { "payment", "paid_on", N_ ("Paid on"), VALUE_DAY, 0 },
  { "payment", "reference", N_ ("Reference"), VALUE_PLAIN, 0 },
  { "payment", "returned_on", N_ ("Returned on"), VALUE_DAY, 0 },
  { "payment", "source", N_ ("Source of money"), VALUE_PLAIN, 0 },
  { "payment", "returned_why", N_ ("Why it was returned"), VALUE_PLAIN, 0 },
  { "spending", "category", N_ ("Category"), VALUE_TERM, SUMMER_TERMS_SPENDING },
  { "spending", "amount", N_ ("Amount"), VALUE_MONEY, 0 },
  { "spending", "what", N_ ("What for"), VALUE_PLAIN, 0 },
  { "spending", "receipt", N_ ("Receipt"), VALUE_PLAIN, 0 },
  { "spending", "source", N_ ("Source of money"), VALUE_PLAIN, 0 },
  { "repayment", "amount", N_ ("Amount"), VALUE_MONEY, 0 },
  { "repayment", "reference", N_ ("Reference"), VALUE_PLAIN, 0 },
  { "repayment", "source", N_ ("Source of money"), VALUE_PLAIN, 0 },
  { "union_unit", "level", N_ ("Level"), VALUE_TERM, SUMMER_TERMS_UNION_LEVEL },
  { "union_unit", "parent", N_ ("Below"), VALUE_RECORD, 0 },
  { "class", "kind", N_ ("Kind"), VALUE_TERM, SUMMER_TERMS_CLASS_KIND },
  { "class", "state", N_ ("State"), VALUE_TERM, SUMMER_TERMS_CLASS_STATE },
  { "provider", "state", N_ ("State"), VALUE_TERM, SUMMER_TERMS_PROVIDER_STATE },
  { "adjustment", "kind", N_ ("Kind"), VALUE_TERM, SUMMER_TERMS_ADJUSTMENT_KIND },
  { "insurance", "kind", N_ ("Insurance kind"), VALUE_TERM, SUMMER_TERMS_INSURANCE_KIND },
  { "insurance", "first_day", N_ ("Covered from"), VALUE_DAY, 0 },
  { "insurance", "last_day", N_ ("Covered to"), VALUE_DAY, 0 },
  { "enrolment", "first_day", N_ ("Enrolled from"), VALUE_DAY, 0 },
  { "enrolment", "last_day", N_ ("Enrolled to"), VALUE_DAY, 0 },
  { "review", "result", N_ ("Result"), VALUE_TERM, SUMMER_TERMS_REVIEW_RESULT },
  { "visit", "result", N_ ("Result"), VALUE_TERM, SUMMER_TERMS_VISIT_RESULT },
  { "attendance", "mark", N_ ("Mark"), VALUE_TERM, SUMMER_TERMS_MARK },
  { "staff_attendance", "mark", N_ ("Mark"), VALUE_TERM, SUMMER_TERMS_STAFF_MARK },
  { "incident", "action", N_ ("Action taken"), VALUE_PLAIN, 0 },
  { "incident", "kind", N_ ("Kind"), VALUE_TERM, SUMMER_TERMS_INCIDENT_KIND },
  { "authorisation", "kind", N_ ("Kind"), VALUE_TERM, SUMMER_TERMS_AUTHORISATION },
  { "authorisation", "weekdays", N_ ("Weekdays"), VALUE_RECORD, 0 },
  { "authorisation", "once", N_ ("For one release"), VALUE_PLAIN, 0 },
  { "authorisation", "note", N_ ("Note"), VALUE_SENSITIVE, 0 },
  { "authorisation", "photo", N_ ("Photo"), VALUE_SENSITIVE, 0 },
  { "release_exception", "kind", N_ ("Kind"), VALUE_TERM, SUMMER_TERMS_RELEASE },
  { "medicine", "time", N_ ("Time"), VALUE_TIME, 0 },
  { "medicine", "drug", N_ ("Drug"), VALUE_SENSITIVE, 0 },
  { "medicine", "note", N_ ("Note"), VALUE_SENSITIVE, 0 },
  { "medicine_given", "note", N_ ("Note"), VALUE_SENSITIVE, 0 },
  { "medicine", "dose", N_ ("Dose"), VALUE_SENSITIVE, 0 },
  { "medicine_given", "time", N_ ("Time"), VALUE_TIME, 0 },
  { "food_sample", "time", N_ ("Time"), VALUE_TIME, 0 },
  { "incident", "time", N_ ("Time"), VALUE_TIME, 0 },
  { "application", "state", N_ ("State"), VALUE_TERM, SUMMER_TERMS_APPLICATION_STATE },
  { "application", "number", N_ ("Application number"), VALUE_PLAIN, 0 },
  { "application", "applied_on", N_ ("Applied on"), VALUE_DAY, 0 },
  { "application", "other_guardian", N_ ("Other guardian"), VALUE_PLAIN, 0 },
  { "application", "other_employer", N_ ("Other guardian’s employer"), VALUE_PLAIN, 0 },
  { "application", "both_work", N_ ("Both parents at work"), VALUE_PLAIN, 0 },
  { "application", "host_staff", N_ ("Staff of the host"), VALUE_PLAIN, 0 },
  { "application", "offered_on", N_ ("Offered on"), VALUE_DAY, 0 },
  { "application", "offer_until", N_ ("Offered until"), VALUE_DAY, 0 },
  { "application", "decided_on", N_ ("Decided on"), VALUE_DAY, 0 },
  { "application", "draw", N_ ("Drawn number"), VALUE_PLAIN, 0 },
  { "application_group", "priority_group", N_ ("Priority"), VALUE_TERM, SUMMER_TERMS_PRIORITY },
  { "application_group", "proved", N_ ("Proved"), VALUE_PLAIN, 0 },
  { "lottery", "seed", N_ ("Seed"), VALUE_PLAIN, 0 },
  { "lottery", "person", N_ ("Drawn by"), VALUE_PLAIN, 0 },
  { "lottery", "drawn", N_ ("Applications drawn"), VALUE_PLAIN, 0 },
  { "leaving", "to_class", N_ ("To class"), VALUE_RECORD, 0 },
  { "leaving", "person", N_ ("Written by"), VALUE_PLAIN, 0 },
  { "agreement", "version", N_ ("Version"), VALUE_PLAIN, 0 },
  { "class_step", "kind", N_ ("Step"), VALUE_TERM, SUMMER_TERMS_STEP },
  { "class_step", "former_state", N_ ("State before"), VALUE_TERM, SUMMER_TERMS_CLASS_STATE },
  { "class_step", "person", N_ ("Decided by"), VALUE_PLAIN, 0 },
  { "organisation", "kind", N_ ("Kind"), VALUE_TERM, SUMMER_TERMS_ORGANISATION },
  { "provider_record", "kind", N_ ("Kind"), VALUE_TERM, SUMMER_TERMS_INTEGRITY },
  { "provider_record", "lifted", N_ ("Lifted"), VALUE_PLAIN, 0 },
  { "provider_record", "person", N_ ("Entered by"), VALUE_PLAIN, 0 },
  { "venue_item", "answer", N_ ("Answer"), VALUE_TERM, SUMMER_TERMS_ANSWER },
  { "document", "name", N_ ("File name"), VALUE_PLAIN, 0 },
  { "document", "kind", N_ ("Kind"), VALUE_PLAIN, 0 },
  { "checklist_item", "kind", N_ ("Checklist"), VALUE_TERM, SUMMER_TERMS_CHECKLIST },
  { "checklist_item", "position", N_ ("Position"), VALUE_PLAIN, 0 },
  { "checklist_item", "text", N_ ("Item"), VALUE_PLAIN, 0 },
  { "checklist_item", "weight", N_ ("Points"), VALUE_PLAIN, 0 },
  { "checklist_item", "serious", N_ ("Serious"), VALUE_PLAIN, 0 },
  { "checklist_item", "asked", N_ ("Asked"), VALUE_PLAIN, 0 },
  { "visit_answer", "answer", N_ ("Answer"), VALUE_TERM, SUMMER_TERMS_ANSWER },
  { "visit_problem", "item", N_ ("Item"), VALUE_RECORD, 0 },
  { "visit_problem", "visit", N_ ("Visit"), VALUE_RECORD, 0 },
  { "visit_problem", "severity", N_ ("Severity"), VALUE_TERM, SUMMER_TERMS_PROBLEM },
  { "visit_problem", "what", N_ ("Problem"), VALUE_PLAIN, 0 },
  { "visit_problem", "fix", N_ ("What was done"), VALUE_PLAIN, 0 },
  { "visit_problem", "sent_back", N_ ("Sent back because"), VALUE_PLAIN, 0 },
  { "visit_problem", "confirmed_on", N_ ("Confirmed on"), VALUE_DAY, 0 },
  { "incident_step", "kind", N_ ("Kind"), VALUE_TERM, SUMMER_TERMS_INCIDENT_STEP },
  { "incident_step", "time", N_ ("Time"), VALUE_TIME, 0 },
  { "incident_step", "person", N_ ("Person"), VALUE_PLAIN, 0 },
  { "incident_step", "incident", N_ ("Incident"), VALUE_RECORD, 0 },
  { "drill", "kind", N_ ("Kind"), VALUE_TERM, SUMMER_TERMS_DRILL },
  { "drill", "children", N_ ("Children"), VALUE_PLAIN, 0 },
  { "drill", "staff", N_ ("Staff"), VALUE_PLAIN, 0 },
  { "drill", "seconds", N_ ("Seconds"), VALUE_PLAIN, 0 },
  { "drill", "leader", N_ ("Led by"), VALUE_PLAIN, 0 },
  { "claim", "incident", N_ ("Incident"), VALUE_RECORD, 0 },
  { "claim", "policy", N_ ("Insurance policy"), VALUE_RECORD, 0 },
  { "claim", "number", N_ ("Claim number"), VALUE_PLAIN, 0 },
  { "claim", "state", N_ ("State"), VALUE_TERM, SUMMER_TERMS_CLAIM },
  { "claim", "reported_on", N_ ("Reported on"), VALUE_DAY, 0 },
  { "claim", "amount", N_ ("Claimed"), VALUE_MONEY, 0 },
  { "claim", "decided_on", N_ ("Decided on"), VALUE_DAY, 0 },
  { "claim", "paid", N_ ("Paid"), VALUE_MONEY, 0 },
  { "certificate", "person", N_ ("Person of the staff"), VALUE_RECORD, 0 },
  { "certificate", "kind", N_ ("Kind"), VALUE_TERM, SUMMER_TERMS_CERTIFICATE },
  { "certificate", "title", N_ ("Title"), VALUE_PLAIN, 0 },
  { "certificate", "number", N_ ("Number"), VALUE_SENSITIVE, 0 },
  { "certificate", "issued_on", N_ ("Issued on"), VALUE_DAY, 0 },
  { "certificate", "until", N_ ("Valid until"), VALUE_DAY, 0 },
  { "question", "position", N_ ("Position"), VALUE_PLAIN, 0 },
  { "question", "aspect", N_ ("Aspect"), VALUE_TERM, SUMMER_TERMS_ASPECT },
  { "question", "text", N_ ("Question"), VALUE_PLAIN, 0 },
  { "question", "asked", N_ ("Is asked"), VALUE_PLAIN, 0 },
  { "questionnaire", "printed_on", N_ ("Printed on"), VALUE_DAY, 0 },
  { "questionnaire", "response", N_ ("Response"), VALUE_RECORD, 0 },
  { "response_answer", "question", N_ ("Question"), VALUE_RECORD, 0 },
  { NULL, "severity", N_ ("Severity"), VALUE_TERM, SUMMER_TERMS_SEVERITY },
  { NULL, "rating", N_ ("Rating"), VALUE_TERM, SUMMER_TERMS_RATING },
  { NULL, "role", N_ ("Role"), VALUE_TERM, SUMMER_TERMS_ROLE },
  { NULL, "sex", N_ ("Sex"), VALUE_TERM, SUMMER_TERMS_SEX },
  { NULL, "code", N_ ("Code"), VALUE_PLAIN, 0 },
  { NULL, "name", N_ ("Name"), VALUE_PLAIN, 0 },
  { NULL, "year", N_ ("Year"), VALUE_PLAIN, 0 },
  { NULL, "first_day", N_ ("First day"), VALUE_DAY, 0 },
  { NULL, "last_day", N_ ("Last day"), VALUE_DAY, 0 },
  { NULL, "day", N_ ("Date"), VALUE_DAY, 0 },
  { NULL, "value", N_ ("Value"), VALUE_PLAIN, 0 },
  { NULL, "credit_code", N_ ("Credit code"), VALUE_PLAIN, 0 },
  { NULL, "qualified_until", N_ ("Qualified until"), VALUE_DAY, 0 },
  { NULL, "union_name", N_ ("Union"), VALUE_PLAIN, 0 },
  { NULL, "host", N_ ("Host"), VALUE_PLAIN, 0 },
  { NULL, "co_organiser", N_ ("Co-organiser"), VALUE_PLAIN, 0 },
  { NULL, "venue", N_ ("Venue"), VALUE_PLAIN, 0 },
  { NULL, "provider", N_ ("Provider"), VALUE_RECORD, 0 },
  { NULL, "emergency_plan", N_ ("Emergency plan"), VALUE_DAY, 0 },
  { NULL, "places", N_ ("Places"), VALUE_PLAIN, 0 },
  { NULL, "rank", N_ ("Rank"), VALUE_PLAIN, 0 },
  { NULL, "account_name", N_ ("Account name"), VALUE_PLAIN, 0 },
  { NULL, "bank", N_ ("Bank"), VALUE_PLAIN, 0 },
  { NULL, "account_number", N_ ("Account number"), VALUE_SENSITIVE, 0 },
  { NULL, "reviewer", N_ ("Reviewer"), VALUE_PLAIN, 0 },
  { NULL, "note", N_ ("Note"), VALUE_PLAIN, 0 },
  { NULL, "reason", N_ ("Reason"), VALUE_PLAIN, 0 },
  { NULL, "identity_number", N_ ("Identity number"), VALUE_SENSITIVE, 0 },
  { NULL, "telephone", N_ ("Telephone"), VALUE_SENSITIVE, 0 },
  { NULL, "health", N_ ("Health"), VALUE_SENSITIVE, 0 },
  { NULL, "qualification", N_ ("Qualification"), VALUE_PLAIN, 0 },
  { NULL, "birth", N_ ("Birth date"), VALUE_DAY, 0 },
  { NULL, "document", N_ ("Document"), VALUE_PLAIN, 0 },
  { NULL, "school", N_ ("School"), VALUE_PLAIN, 0 },
  { NULL, "grade", N_ ("Grade"), VALUE_PLAIN, 0 },
  { NULL, "priority", N_ ("Priority"), VALUE_PLAIN, 0 },
  { NULL, "guardian", N_ ("Guardian"), VALUE_PLAIN, 0 },
  { NULL, "relationship", N_ ("Relationship"), VALUE_PLAIN, 0 },
  { NULL, "employer", N_ ("Employer"), VALUE_PLAIN, 0 },
  { NULL, "collector1", N_ ("Collector"), VALUE_PLAIN, 0 },
  { NULL, "collector2", N_ ("Collector"), VALUE_PLAIN, 0 },
  { NULL, "collector3", N_ ("Collector"), VALUE_PLAIN, 0 },
  { NULL, "collector1_relationship", N_ ("Collector's relationship"), VALUE_PLAIN, 0 },
  { NULL, "collector2_relationship", N_ ("Collector's relationship"), VALUE_PLAIN, 0 },
  { NULL, "collector3_relationship", N_ ("Collector's relationship"), VALUE_PLAIN, 0 },
  { NULL, "collector1_telephone", N_ ("Collector's telephone"), VALUE_SENSITIVE, 0 },
  { NULL, "collector2_telephone", N_ ("Collector's telephone"), VALUE_SENSITIVE, 0 },
  { NULL, "collector3_telephone", N_ ("Collector's telephone"), VALUE_SENSITIVE, 0 },
  { NULL, "class", N_ ("Class"), VALUE_RECORD, 0 },
  { NULL, "child", N_ ("Child"), VALUE_RECORD, 0 },
  { NULL, "agreement", N_ ("Agreement signed"), VALUE_DAY, 0 },
  { NULL, "time_in", N_ ("In"), VALUE_TIME, 0 },
  { NULL, "time_out", N_ ("Out"), VALUE_TIME, 0 },
  { NULL, "brought_by", N_ ("Brought by"), VALUE_PLAIN, 0 },
  { NULL, "collected_by", N_ ("Collected by"), VALUE_PLAIN, 0 },
  { NULL, "number", N_ ("Policy number"), VALUE_PLAIN, 0 },
  { NULL, "insurer", N_ ("Insurer"), VALUE_PLAIN, 0 },
  { NULL, "sum_insured", N_ ("Sum insured"), VALUE_MONEY, 0 },
  { NULL, "premium", N_ ("Premium"), VALUE_MONEY, 0 },
  { NULL, "visitor", N_ ("Visitor"), VALUE_PLAIN, 0 },
  { NULL, "problem", N_ ("Problem"), VALUE_PLAIN, 0 },
  { NULL, "fix_by", N_ ("Fix by"), VALUE_DAY, 0 },
  { NULL, "fixed_on", N_ ("Fixed on"), VALUE_DAY, 0 },
  { NULL, "what", N_ ("What happened"), VALUE_PLAIN, 0 },
  { NULL, "comment", N_ ("Comment"), VALUE_PLAIN, 0 },
  { NULL, "used_on", N_ ("Used on"), VALUE_DAY, 0 },
  { NULL, "signed_by", N_ ("Signed by"), VALUE_PLAIN, 0 },
  { NULL, "signed_on", N_ ("Signed on"), VALUE_DAY, 0 },
  { NULL, "released_by", N_ ("Released by"), VALUE_PLAIN, 0 },
  { NULL, "confirmed_by", N_ ("Confirmed by"), VALUE_PLAIN, 0 },
  { NULL, "given", N_ ("Given"), VALUE_PLAIN, 0 },
  { NULL, "given_by", N_ ("Given by"), VALUE_PLAIN, 0 },
  { NULL, "dish", N_ ("Dish"), VALUE_PLAIN, 0 },
  { NULL, "grams", N_ ("Grams"), VALUE_PLAIN, 0 },
  { NULL, "kept_by", N_ ("Kept by"), VALUE_PLAIN, 0 },
  { NULL, "discarded_on", N_ ("Thrown away on"), VALUE_DAY, 0 },
  { NULL, "discarded_at", N_ ("Thrown away at"), VALUE_TIME, 0 },
  { NULL, "discarded_by", N_ ("Thrown away by"), VALUE_PLAIN, 0 },
  { NULL, "noted_by", N_ ("Noted by"), VALUE_PLAIN, 0 },
  { NULL, "ended_on", N_ ("Ended on"), VALUE_DAY, 0 },
  { NULL, "ended_at", N_ ("Ended at"), VALUE_TIME, 0 },
  { NULL, "outcome", N_ ("Outcome"), VALUE_PLAIN, 0 },
  { NULL, "reviewed_on", N_ ("Reviewed on"), VALUE_DAY, 0 },
  { NULL, "reviewed_by", N_ ("Reviewed by"), VALUE_PLAIN, 0 },
  { NULL, "corrected_by", N_ ("Corrected by"), VALUE_PLAIN, 0 },
  { NULL, "review_note", N_ ("Note of the review"), VALUE_PLAIN, 0 },
  { NULL, "until", N_ ("Until"), VALUE_DAY, 0 },
  { NULL, "contact", N_ ("Contact"), VALUE_PLAIN, 0 },
  { NULL, "address", N_ ("Address"), VALUE_PLAIN, 0 },
  { NULL, "licence", N_ ("Licence"), VALUE_PLAIN, 0 },
  { NULL, "experience", N_ ("Experience"), VALUE_PLAIN, 0 },
  { "venue", "inside", N_ ("Inside the host"), VALUE_PLAIN, 0 },
  { "venue", "floor", N_ ("Floor"), VALUE_PLAIN, 0 },
  { "venue", "area", N_ ("Area (tenths of m²)"), VALUE_PLAIN, 0 },
  { "venue", "exits", N_ ("Exits"), VALUE_PLAIN, 0 },
  { "venue", "cameras", N_ ("Cameras"), VALUE_PLAIN, 0 },
  { "venue", "camera_days", N_ ("Days kept"), VALUE_PLAIN, 0 },
  { NULL, "bytes", N_ ("Size in bytes"), VALUE_PLAIN, 0 },
  { NULL, "added_on", N_ ("Added on"), VALUE_DAY, 0 },
  { NULL, "added_by", N_ ("Added by"), VALUE_PLAIN, 0 },
};

static int
find_column (const char *table, const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (columns[i].column, column)
        && (columns[i].table == NULL || g_str_equal (columns[i].table, table)))
      return (int) i;
  return -1;
}

const char *
summer_record_get_table_text (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (tables[i].table, table))
      return _ (tables[i].text);
  return table;
}

const char *
summer_record_get_column_text (const char *table, const char *column)
{
  int index = find_column (table, column);

  return index < 0 ? NULL : _ (columns[index].text);
}

/**
 * summer_record_dup_value_text:
 *
 * Numbers by which a person or an account is known, and notes on health, are kept out of messages.
 *
 * Returns: (transfer full): the value as people read it, "" for none, "…" for what is not to be shown
 */
char *
summer_record_dup_value_text (const char *table, const char *column, sqlite3_value *value)
{
  int index = find_column (table, column);
  ValueKind kind = index < 0 ? VALUE_PLAIN : columns[index].kind;
  const char *plain;

  if (value == NULL || sqlite3_value_type (value) == SQLITE_NULL)
    return g_strdup ("");
  switch (kind)
    {
    case VALUE_DAY:
      return summer_day_dup_iso ((SummerDay) sqlite3_value_int (value));
    case VALUE_TIME:
      return summer_time_dup_text ((SummerTime) sqlite3_value_int (value));
    case VALUE_MONEY:
      return summer_money_dup_text (sqlite3_value_int64 (value));
    case VALUE_TERM:
      return g_strdup (summer_terms_get_text (columns[index].terms, sqlite3_value_int (value)));
    case VALUE_RECORD:
    case VALUE_SENSITIVE:
      return g_strdup ("…");
    case VALUE_PLAIN:
    default:
      plain = (const char *) sqlite3_value_text (value);
      return g_utf8_make_valid (plain != NULL ? plain : "", -1);
    }
}

const char *
summer_record_get_sql (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (tables[i].table, table))
      return tables[i].sql;
  return NULL;
}

/**
 * summer_record_dup_description:
 * @key: (array length=n_key): the values of the primary key, in the order of the columns
 *
 * Returns: (transfer full) (nullable): the record as people know it, NULL when it is gone
 */
char *
summer_record_dup_description (sqlite3 *db,
                               const char *table,
                               sqlite3_value *const *key,
                               guint n_key)
{
  const char *sql = summer_record_get_sql (table);
  sqlite3_stmt *stmt = NULL;
  char *text = NULL;

  if (sql == NULL || sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
    return NULL;

  for (int i = 0; i < (int) n_key && i < sqlite3_bind_parameter_count (stmt); i++)
    summer_changeset_bind (stmt, i + 1, key[i]);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);

  const char *title = text != NULL && g_str_equal (table, "programme_policy")
                          ? summer_policy_get_title (text)
                          : NULL;
  if (title == NULL)
    return text;

  /* The title of a name that is not known is the name itself. */
  char *named = g_strdup (title);
  g_free (text);
  return named;
}
