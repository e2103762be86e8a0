/* The staff page: where the plan has too few, who is planned in two places, and how a gap is filled. */
#include "config.h"

#include "harness.h"

#include "summer-journal.h"
#include "summer-page-table.h"
#include "summer-sheet-view.h"
#include "summer-staff-table.h"
#include "summer-staff-view.h"
#include "summer-table.h"

#define N_CLASSES 20
#define ABSENCE 4 /* days after the day of the assessment from which on the class has no tutor */

typedef struct
{
  Harness *harness;      /* owned */
  GStringChunk *strings; /* owned */
  gint64 class_id;       /* a class that goes on, with one tutor */
  const char *code, *name;
  SummerStaffRecord tutor;
  SummerDay as_of;
  SummerAssessment *former; /* owned: before the last change */
} Office;

static SummerPage *
get_page (Office *self)
{
  return summer_window_get_page_widget (self->harness->window);
}

static SummerStore *
get_store (Office *self)
{
  return summer_office_get_store (self->harness->office);
}

static void
office_clear (Office *self)
{
  g_clear_pointer (&self->former, summer_assessment_unref);
  g_string_chunk_free (self->strings);
  harness_free (self->harness);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Office, office_clear)

static gboolean
take_tutor (const SummerStaffRecord *record, gpointer user_data)
{
  Office *self = user_data;

  if (record->class_id != self->class_id || record->role != SUMMER_ROLE_TUTOR)
    return TRUE;
  self->tutor = *record;
  self->tutor.name = g_string_chunk_insert (self->strings, record->name);
  self->tutor.identity_number = g_string_chunk_insert (self->strings, record->identity_number);
  self->tutor.telephone = g_string_chunk_insert (self->strings, record->telephone);
  self->tutor.qualification = g_string_chunk_insert (self->strings, record->qualification);
  return FALSE;
}

static guint
count_tutors (const SummerClassFacts *of)
{
  guint n = 0;

  for (guint i = 0; i < of->n_assignments; i++)
    n += of->assignments[i].role == SUMMER_ROLE_TUTOR;
  return n;
}

/* The class as the present assessment has it. */
static const SummerClassFacts *
find_class (Office *self)
{
  SummerAssessment *assessment = summer_office_get_assessment (self->harness->office);

  return summer_facts_find_class (assessment->facts, self->code);
}

/* A class with a week to come and one tutor. */
static void
choose_class (Office *self)
{
  SummerAssessment *assessment = summer_office_get_assessment (self->harness->office);
  g_autoptr (GError) error = NULL;

  self->as_of = assessment->as_of;
  for (guint i = 0; self->code == NULL && i < assessment->n_classes; i++)
    {
      const SummerClassFacts *of = &assessment->facts->classes[i];

      if (!summer_class_facts_takes_part (of) || of->last_day < self->as_of + 7
          || count_tutors (of) != 1)
        continue;
      self->class_id = of->id;
      self->code = g_string_chunk_insert (self->strings, of->code);
      self->name = g_string_chunk_insert (self->strings, of->name);
    }
  g_assert_nonnull (self->code);
  summer_staff_each (get_store (self), assessment->facts->id, take_tutor, self, &error);
  g_assert_no_error (error);
}

/* Keeps the present assessment, so that the next one is another. */
static void
remember (Office *self)
{
  g_clear_pointer (&self->former, summer_assessment_unref);
  self->former = summer_assessment_ref (summer_office_get_assessment (self->harness->office));
}

static gboolean
is_assessed_anew (gpointer data)
{
  Office *self = data;
  SummerAssessment *assessment = summer_office_get_assessment (self->harness->office);

  return assessment != NULL && assessment != self->former
         && !summer_office_get_assessing (self->harness->office);
}

static void
wait_assessed_anew (Office *self)
{
  harness_wait (is_assessed_anew, self);
  harness_settle (self->harness);
}

static void
write_staff (Office *self, SummerStaffRecord *record)
{
  g_autoptr (GError) error = NULL;

  remember (self);
  summer_store_begin (get_store (self), "edit", NULL, &error);
  g_assert_no_error (error);
  if (record->id == 0)
    summer_staff_insert (get_store (self), record, &error);
  else
    summer_staff_update (get_store (self), record, &error);
  g_assert_no_error (error);
  summer_store_commit (get_store (self), NULL, &error);
  g_assert_no_error (error);
  wait_assessed_anew (self);
}

/* The page, with a gap where @with_gap: the tutor of the class leaves too early. */
static Office
office_open (gboolean with_gap)
{
  Office self = { .harness = harness_new (N_CLASSES), .strings = g_string_chunk_new (64) };

  harness_wait_assessed (self.harness);
  choose_class (&self);
  harness_act (self.harness, "win.page::staff");
  if (with_gap)
    {
      self.tutor.last_day = self.as_of + ABSENCE - 1;
      write_staff (&self, &self.tutor);
    }
  return self;
}

/* The view of the n-th sheet below the list of people, from 0. */
static SummerStaffView *
find_view (gpointer root, guint *n)
{
  if (SUMMER_IS_STAFF_VIEW (root) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      SummerStaffView *found = find_view (child, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static SummerTable *
turn_to (Office *self, const char *sheet)
{
  guint n = g_str_equal (sheet, "gaps") ? 0 : g_str_equal (sheet, "doubles") ? 1 : 2;

  summer_page_show (get_page (self), g_variant_ref_sink (g_variant_new_string (sheet)));
  harness_settle (self->harness);
  return harness_find (find_view (get_page (self), &n), SUMMER_TYPE_TABLE);
}

/* Whether the sheet of the table says this in its place. */
static gboolean
shows (SummerTable *table, const char *text)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (table), SUMMER_TYPE_STAFF_VIEW);
  GtkLabel *label = harness_find_label (view, text);

  return label != NULL && gtk_widget_get_mapped (GTK_WIDGET (label));
}

static char **
dup_lines (SummerTable *table)
{
  g_autofree char *block = summer_table_dup_block (table, FALSE);

  return g_strsplit (g_strchomp (block), "\n", -1);
}

/* The row of the class's gap, chosen. */
static void
choose_gap (Office *self, SummerTable *table)
{
  g_auto (GStrv) lines = dup_lines (table);

  for (guint i = 1; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], self->code) && strstr (lines[i], "1 missing") != NULL)
      {
        g_assert_true (summer_table_select (table, i - 1));
        harness_settle (self->harness);
        return;
      }
  g_error ("no gap of %s", self->code);
}

static GtkWindow *
find_dialog (void)
{
  return harness_find_window ("SummerSubstituteDialog");
}

static gboolean
is_asking (gpointer unused)
{
  GtkWindow *dialog = find_dialog ();

  return dialog != NULL && gtk_window_is_active (dialog);
}

static gboolean
is_answered (gpointer unused)
{
  return find_dialog () == NULL;
}

static GtkWindow *
open_dialog (Office *self)
{
  SummerTable *table = turn_to (self, "gaps");

  choose_gap (self, table);
  gtk_widget_grab_focus (GTK_WIDGET (table));
  harness_press (self->harness, "ctrl+Return");
  harness_wait (is_asking, NULL);
  harness_settle (self->harness);
  return find_dialog ();
}

/* The gap stands there with class, role, days, what is planned and required; the badge of the page counts its class. */
static void
test_gap_is_named (void)
{
  g_auto (Office) office = office_open (TRUE);
  SummerTable *table = turn_to (&office, "gaps");
  g_auto (GStrv) lines = dup_lines (table);
  g_auto (GStrv) cells = NULL;
  const SummerPageRow *row = summer_page_table_find ("staff");

  for (guint i = 1; lines[i] != NULL && cells == NULL; i++)
    if (g_str_has_prefix (lines[i], office.code) && strstr (lines[i], "1 missing") != NULL)
      cells = g_strsplit (lines[i], "\t", -1);
  g_assert_nonnull (cells);
  g_assert_cmpstr (cells[1], ==, office.name);
  g_assert_cmpstr (cells[3], ==, summer_terms_get_text (SUMMER_TERMS_ROLE, SUMMER_ROLE_TUTOR));
  g_assert_cmpstr (cells[7], ==, "0");
  g_assert_cmpstr (cells[8], ==, "1");
  g_assert_nonnull (strstr (cells[10], office.tutor.name)); /* is free after having left */
  g_assert_cmpuint (row->count (office.harness->office), ==, 1);
}

/* Without a gap the page says what that means. */
static void
test_no_gap_says_so (void)
{
  g_auto (Office) office = office_open (FALSE);
  const SummerPageRow *row = summer_page_table_find ("staff");
  SummerTable *table = turn_to (&office, "gaps");

  g_assert_cmpuint (row->count (office.harness->office), ==, 0);
  g_assert_true (shows (table, "On every open day each class"));
  table = turn_to (&office, "doubles");
  g_assert_true (shows (table, "Nobody Is in Two Places"));
}

/* Enter opens the class, and the way back is one key. */
static void
test_enter_opens_the_class (void)
{
  g_auto (Office) office = office_open (TRUE);
  SummerTable *table = turn_to (&office, "gaps");

  choose_gap (&office, table);
  gtk_widget_grab_focus (GTK_WIDGET (table));
  harness_press (office.harness, "Return");
  g_assert_cmpstr (summer_window_get_page (office.harness->window), ==, "class");
  g_assert_nonnull (harness_find_label (get_page (&office), office.code));
  harness_press (office.harness, "alt+Left");
  g_assert_cmpstr (summer_window_get_page (office.harness->window), ==, "staff");
}

static gboolean
is_empty (gpointer table)
{
  return summer_table_get_n_shown (table) == 0;
}

/* What is typed narrows the gaps; one that nothing passes says so, and Esc shows all again. */
static void
test_narrows (void)
{
  g_auto (Office) office = office_open (TRUE);
  SummerTable *table = turn_to (&office, "gaps");
  const guint all = summer_table_get_n_shown (table);

  g_assert_cmpuint (all, >, 0);
  harness_act (office.harness, "win.filter");
  harness_type (office.harness, "no such class");
  harness_wait (is_empty, table);
  harness_settle (office.harness);
  g_assert_true (shows (table, "Nothing Matches the Filter"));
  harness_press (office.harness, "Escape");
  harness_settle (office.harness);
  g_assert_cmpuint (summer_table_get_n_shown (table), ==, all);
}

/* One key and Enter: the best substitute is assigned for the days of the gap, which is gone; undo brings it back. */
static void
test_substitute_is_assigned (void)
{
  g_auto (Office) office = office_open (TRUE);
  const guint before = count_tutors (find_class (&office));
  const SummerPageRow *row = summer_page_table_find ("staff");

  open_dialog (&office);
  remember (&office);
  harness_press (office.harness, "ctrl+Return");
  harness_wait (is_answered, NULL);
  harness_settle (office.harness);
  /* Before the assessment, which may take longer than a toast stays. */
  g_assert_nonnull (harness_find_label (office.harness->window, "Assigned: "));
  wait_assessed_anew (&office);
  g_assert_cmpuint (row->count (office.harness->office), ==, 0);
  g_assert_cmpuint (count_tutors (find_class (&office)), ==, before + 1);

  remember (&office);
  harness_act (office.harness, "win.undo");
  wait_assessed_anew (&office);
  g_assert_cmpuint (row->count (office.harness->office), ==, 1);
  g_assert_cmpuint (count_tutors (find_class (&office)), ==, before);
}

static GtkEditable *
find_field (GtkWindow *dialog, const char *name)
{
  return GTK_EDITABLE (
      gtk_widget_get_template_child (GTK_WIDGET (dialog), G_OBJECT_TYPE (dialog), name));
}

typedef struct
{
  const char *from, *to; /* NULL = left as proposed */
  const char *says;
} WrongDays;

/* Days that cannot be are said at the field, and nothing is written. */
static void
test_wrong_days_are_refused (void)
{
  static const WrongDays cases[] = {
    { "soon", NULL, "Write a day" },
    { "", NULL, "Write a day" },
    { "2018-01-01", NULL, "choose a day of it" },
    { NULL, "2030-01-01", "choose a day of it" },
    { "last", "first", "The last day is before the first." },
    { "first", NULL, "is planned already on" },
  };
  g_auto (Office) office = office_open (TRUE);
  GtkWindow *dialog = open_dialog (&office);
  GtkEditable *from = find_field (dialog, "from"), *to = find_field (dialog, "to");
  g_autofree char *first = summer_day_dup_iso (find_class (&office)->first_day);
  g_autofree char *last = summer_day_dup_iso (find_class (&office)->last_day);
  g_autofree char *proposed_from = g_strdup (gtk_editable_get_text (from));
  g_autofree char *proposed_to = g_strdup (gtk_editable_get_text (to));
  const GArray *entries = summer_journal_get_entries (get_store (&office));
  const guint n_entries = entries->len;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *texts[] = { cases[i].from, cases[i].to };
      GtkEditable *fields[] = { from, to };

      for (guint j = 0; j < 2; j++)
        {
          const char *text = texts[j] == NULL ? (j == 0 ? proposed_from : proposed_to) : texts[j];

          text = g_str_equal (text, "first") ? first : g_str_equal (text, "last") ? last : text;
          gtk_editable_set_text (fields[j], text);
        }
      harness_press (office.harness, "ctrl+Return");
      harness_settle (office.harness);
      g_test_message ("%s: %s %s", cases[i].says, gtk_editable_get_text (from),
                      gtk_editable_get_text (to));
      g_assert_nonnull (find_dialog ());
      g_assert_nonnull (harness_find_label (dialog, cases[i].says));
    }
  g_assert_cmpuint (summer_journal_get_entries (get_store (&office))->len, ==, n_entries);
  harness_press (office.harness, "Escape");
  harness_wait (is_answered, NULL);
}

/* The tutor assigned to a second class for a few days is named with both. */
static void
test_two_places_are_shown (void)
{
  g_auto (Office) office = office_open (FALSE);
  SummerAssessment *assessment = summer_office_get_assessment (office.harness->office);
  SummerStaffRecord second = office.tutor;
  const SummerClassFacts *other = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *code = NULL;

  for (guint i = 0; other == NULL && i < assessment->n_classes; i++)
    if (assessment->facts->classes[i].last_day >= office.as_of + 7
        && assessment->facts->classes[i].id != office.class_id
        && summer_class_facts_takes_part (&assessment->facts->classes[i]))
      other = &assessment->facts->classes[i];
  g_assert_nonnull (other);
  code = g_strdup (other->code);
  second.id = 0;
  second.class_id = other->id;
  second.first_day = office.as_of + 1;
  second.last_day = office.as_of + 7;
  write_staff (&office, &second);
  lines = dup_lines (turn_to (&office, "doubles"));
  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  g_assert_true (g_str_has_prefix (lines[1], office.tutor.name));
  g_assert_nonnull (strstr (lines[1], "Identity number"));
  g_assert_nonnull (strstr (lines[1], code));
  g_assert_nonnull (strstr (lines[1], office.code));
}

/* What stands under a heading in the first line that begins with a code and has a word. */
static char *
dup_cell (char **lines, const char *code, const char *word, const char *heading)
{
  g_auto (GStrv) headings = g_strsplit (lines[0], "\t", -1);

  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      if (!g_str_equal (cells[0], code) || strstr (lines[i], word) == NULL)
        continue;
      for (guint j = 0; headings[j] != NULL; j++)
        if (g_str_equal (headings[j], heading))
          return g_strdup (cells[j]);
    }
  return NULL;
}

static char *
dup_day_number (SummerDay day)
{
  int year, month, mday;

  summer_day_to_ymd (day, &year, &month, &mday);
  return g_strdup_printf ("%d", mday);
}

/* The month shows each open day with what is planned and required, a short one marked; keys turn the month, and one
 * without open days says so. */
static void
test_month_by_day (void)
{
  g_auto (Office) office = office_open (TRUE);
  const char *tutor = summer_terms_get_text (SUMMER_TERMS_ROLE, SUMMER_ROLE_TUTOR);
  SummerTable *table = turn_to (&office, "month");
  g_auto (GStrv) lines = dup_lines (table), former = NULL;
  g_autofree char *today = dup_day_number (office.as_of);
  g_autofree char *last = dup_day_number (find_class (&office)->last_day);
  g_autofree char *filled = dup_cell (lines, office.code, tutor, today);
  g_autofree char *missing = dup_cell (lines, office.code, tutor, last);

  g_assert_cmpstr (filled, ==, "1/1");
  g_assert_cmpstr (missing, ==, "!0/1");

  gtk_widget_grab_focus (GTK_WIDGET (table));
  harness_press (office.harness, "alt+Prior");
  harness_settle (office.harness);
  former = dup_lines (table);
  g_assert_cmpstr (former[0], !=, lines[0]);
  for (int i = 0; i < 8; i++)
    gtk_widget_activate_action (GTK_WIDGET (table), "staff.previous-month", NULL);
  harness_settle (office.harness);
  g_assert_true (shows (table, "No class is held in this month."));
}

/* Of the view of that number. */
static void
save_to (Office *office, guint n, const char *path)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (find_view (get_page (office), &n)),
                                                     "staff.save-to", g_variant_new_string (path)));
  harness_settle (office->harness);
}

/* The gaps are saved as shown, as text, as a workbook and as pages; a folder that is not there is said to be none. */
static void
test_gaps_are_saved (void)
{
  g_auto (Office) office = office_open (TRUE);
  SummerTable *table = turn_to (&office, "gaps");
  g_autofree char *csv = g_build_filename (office.harness->folder, "gaps.csv", NULL);
  g_autofree char *xlsx = g_build_filename (office.harness->folder, "gaps.xlsx", NULL);
  g_autofree char *pdf = g_build_filename (office.harness->folder, "gaps.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (office.harness->folder, "no", "gaps.csv", NULL);
  g_autofree char *text = NULL, *workbook = NULL, *pages = NULL;
  g_auto (GStrv) lines = NULL;

  save_to (&office, 0, nowhere);
  g_assert_nonnull (harness_find_label (office.harness->window, "No such file"));
  save_to (&office, 0, csv);
  g_assert_true (g_file_get_contents (csv, &text, NULL, NULL));
  lines = g_strsplit (g_strchomp (text), "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + summer_table_get_n_shown (table));
  g_assert_true (g_str_has_suffix (lines[0], "Planned,Required,Missing,Could stand in"));
  g_assert_true (g_str_has_prefix (lines[1], office.code));
  save_to (&office, 0, xlsx);
  g_assert_true (g_file_get_contents (xlsx, &workbook, NULL, NULL));
  g_assert_true (g_str_has_prefix (workbook, "PK"));
  save_to (&office, 0, pdf);
  g_assert_true (g_file_get_contents (pdf, &pages, NULL, NULL));
  g_assert_true (g_str_has_prefix (pages, "%PDF"));
}

/* The month is saved with a column a day. */
static void
test_month_is_saved (void)
{
  g_auto (Office) office = office_open (FALSE);
  g_autofree char *csv = g_build_filename (office.harness->folder, "month.csv", NULL);
  g_autofree char *pdf = g_build_filename (office.harness->folder, "month.pdf", NULL);
  g_autofree char *text = NULL, *pages = NULL;
  g_auto (GStrv) lines = NULL;

  turn_to (&office, "month");
  save_to (&office, 2, csv);
  g_assert_true (g_file_get_contents (csv, &text, NULL, NULL));
  lines = g_strsplit (g_strchomp (text), "\r\n", -1);
  g_assert_true (g_str_has_suffix (lines[0], ",29,30,31"));
  g_assert_nonnull (strstr (lines[1], ",1/1,"));
  save_to (&office, 2, pdf);
  g_assert_true (g_file_get_contents (pdf, &pages, NULL, NULL));
  g_assert_true (g_str_has_prefix (pages, "%PDF"));
}

/* Who is looked for is shown among the people, whatever sheet was left. */
static void
test_search_turns_to_the_people (void)
{
  g_auto (Office) office = office_open (TRUE);
  SummerSheetView *people = harness_find (get_page (&office), SUMMER_TYPE_SHEET_VIEW);
  g_autofree char *action
      = g_strdup_printf ("win.show-staff(int64 %" G_GINT64_FORMAT ")", office.tutor.id);

  turn_to (&office, "gaps");
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (people)));
  harness_act (office.harness, action);
  harness_settle (office.harness);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (people)));
  g_assert_cmpint (summer_sheet_view_get_chosen (people), ==, office.tutor.id);
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);

  g_test_add_func ("/staff/gap-is-named", test_gap_is_named);
  g_test_add_func ("/staff/no-gap-says-so", test_no_gap_says_so);
  g_test_add_func ("/staff/enter-opens-the-class", test_enter_opens_the_class);
  g_test_add_func ("/staff/narrows", test_narrows);
  g_test_add_func ("/staff/substitute-is-assigned", test_substitute_is_assigned);
  g_test_add_func ("/staff/wrong-days-are-refused", test_wrong_days_are_refused);
  g_test_add_func ("/staff/two-places-are-shown", test_two_places_are_shown);
  g_test_add_func ("/staff/month-by-day", test_month_by_day);
  g_test_add_func ("/staff/gaps-are-saved", test_gaps_are_saved);
  g_test_add_func ("/staff/month-is-saved", test_month_is_saved);
  g_test_add_func ("/staff/search-turns-to-the-people", test_search_turns_to_the_people);

  return g_test_run ();
}
