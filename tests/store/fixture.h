/* What tests of the store share: a folder of one's own, a small invented programme, questions to the file
 * past the store. */
#pragma once

#include <sqlite3.h>

#include "summer-attendance-table.h"
#include "summer-child-table.h"
#include "summer-class-table.h"
#include "summer-insurance-table.h"
#include "summer-journal.h"
#include "summer-programme-table.h"
#include "summer-safety-table.h"
#include "summer-seal-functions.h"
#include "summer-staff-table.h"

G_BEGIN_DECLS

#define FIXTURE_FIRST_DAY 18085 /* 2019-07-08, a Monday */
#define FIXTURE_DAYS 5
#define FIXTURE_CLASSES 2
#define FIXTURE_CHILDREN 3 /* a class */

typedef struct
{
  char *folder, *path; /* owned */
  SummerStore *store;  /* owned: open, empty */

  /* Of fixture_fill(). */
  gint64 programme, provider, policy;
  gint64 classes[FIXTURE_CLASSES];
  gint64 children[FIXTURE_CLASSES][FIXTURE_CHILDREN];
  gint64 staff, review, visit, incident, response;
  gint64 sequence; /* of its journal entry */
} Fixture;

void   fixture_set_up    (Fixture *fixture, gconstpointer unused);
void   fixture_tear_down (Fixture *fixture, gconstpointer unused);
void   fixture_fill      (Fixture *fixture); /* at least one record of every type, as one entry "import" */
void   fixture_add_marks (Fixture *fixture, guint n_classes, guint n_children, guint n_days); /* more of everything, one entry */
char  *fixture_dup_path  (Fixture *fixture, const char *name);

void   fixture_begin     (SummerStore *store, const char *action);
gint64 fixture_commit    (SummerStore *store); /* the sequence */

/* Past the store, through a connection of its own, to which the functions of summer-seal-functions.h are known. */
sqlite3 *fixture_open_past_store (const char *path);
gint64 fixture_ask       (const char *path, const char *sql);
char  *fixture_dup_dump  (const char *path); /* every record of every table, as text */
void   fixture_tamper    (const char *path, const char *sql);
/* The database in the newest backup in the folder beside that of path, as it is in there, in a file of its own. */
char  *fixture_unpack_newest (const char *path);
char  *fixture_dup_hash  (const char *path); /* of the file's bytes; "none" when there is no such file */

/* What the journal is tried with. */
void   fixture_edit_school  (Fixture *fixture, const char *school); /* of the first child, as one entry */
void   fixture_undo         (Fixture *fixture, gint64 sequence); /* and nothing is in its way */
void   fixture_assert_sound (Fixture *fixture);

#define fixture_add(name, class) \
  g_test_add (name, Fixture, NULL, fixture_set_up, class, fixture_tear_down)

G_END_DECLS
