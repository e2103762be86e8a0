/* People of the staff: made from the staff, with their papers, and assigned to classes. */
#include "config.h"

#include "harness.h"

#include "summer-field.h"
#include "summer-journal.h"
#include "summer-people-index.h"
#include "summer-record-dialog.h"
#include "summer-sheet-page.h"
#include "summer-person-list.h"
#include "summer-person-table.h"
#include "summer-staff-list.h"
#include "summer-staff-table.h"
#include "summer-workplace.h"

#define N_CLASSES 4
#define FORM "SummerRecordDialog"

typedef struct
{
  Harness *harness; /* owned */
  SummerDay today;
} Office;

static void
office_clear (Office *self)
{
  harness_free (self->harness);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Office, office_clear)

static SummerPage *
get_page (Office *self)
{
  return summer_window_get_page_widget (self->harness->window);
}

static GtkWidget *
find_list (Office *self, GType type)
{
  return harness_find (get_page (self), type);
}

static SummerSheetView *
find_view (Office *self, GType type)
{
  return summer_sheet_page_get_view (SUMMER_SHEET_PAGE (find_list (self, type)));
}

static void
act (Office *self, const char *action)
{
  g_assert_true (
      gtk_widget_activate_action (find_list (self, SUMMER_TYPE_PERSON_LIST), action, NULL));
  harness_settle (self->harness);
}

static SummerPeopleIndex *
load (Office *self)
{
  g_autoptr (GError) error = NULL;
  SummerPeopleIndex *index
      = summer_people_index_new (summer_office_get_store (self->harness->office),
                                 summer_office_get_programme (self->harness->office), &error);

  g_assert_no_error (error);
  return index;
}

static guint
count_people (Office *self)
{
  g_autoptr (SummerPeopleIndex) index = load (self);

  return index->persons->len;
}

static Office
office_open (void)
{
  Office self = { .harness = harness_new (N_CLASSES) };

  harness_wait_assessed (self.harness);
  self.today = summer_office_get_assessment (self.harness->office)->as_of;
  summer_workplace_set_now (summer_workplace_get (self.harness->office), self.today, 10 * 60);
  harness_act (self.harness, "win.page::staff");
  harness_settle (self.harness);
  summer_page_show (get_page (&self), g_variant_new_string ("persons"));
  harness_settle (self.harness);
  return self;
}

static GtkWindow *
find_dialog (void)
{
  return harness_find_window (FORM);
}

static gboolean
is_open (gpointer unused)
{
  return find_dialog () != NULL && gtk_window_is_active (find_dialog ());
}

static gboolean
is_closed (gpointer unused)
{
  return find_dialog () == NULL;
}

static GtkWidget *
get_field (const char *id)
{
  return summer_record_dialog_get_field (SUMMER_RECORD_DIALOG (find_dialog ()), id);
}

static void
choose (const char *id, guint n)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get_field (id)), n);
}

static void
save (Office *self)
{
  harness_press (self->harness, "ctrl+Return");
  harness_wait (is_closed, NULL);
  harness_settle (self->harness);
}

/* The sample's people have papers: one is looked at who has none. */
static void
take_papers (Office *self, const SummerPersonEntry *person)
{
  SummerStore *store = summer_office_get_store (self->harness->office);
  g_autoptr (GError) error = NULL;

  g_assert_true (summer_store_begin (store, "delete", NULL, &error));
  for (guint i = 0; i < person->n_certificates; i++)
    summer_certificate_delete (store, person->certificates[i].id, &error);
  g_assert_no_error (error);
  g_assert_true (summer_store_commit (store, NULL, &error));
  harness_settle (self->harness);
}

static gint64
choose_person (Office *self)
{
  g_autoptr (SummerPeopleIndex) index = NULL;
  gint64 id;

  act (self, "page.make-people");
  index = load (self);
  id = g_array_index (index->persons, SummerPersonEntry, 0).record.id;
  take_papers (self, &g_array_index (index->persons, SummerPersonEntry, 0));
  g_assert_true (summer_sheet_view_choose (find_view (self, SUMMER_TYPE_PERSON_LIST), id));
  harness_settle (self->harness);
  return id;
}

/* Somebody works in a class who is no person yet. */
static void
add_staff (Office *self, const char *name)
{
  SummerStore *store = summer_office_get_store (self->harness->office);
  g_autoptr (SummerPeopleIndex) index = load (self);
  g_autoptr (GError) error = NULL;
  SummerStaffRecord record = {
    .class_id = g_array_index (index->staff, SummerStaffEntry, 0).record.class_id,
    .name = name,
    .role = SUMMER_ROLE_VOLUNTEER,
    .first_day = SUMMER_DAY_NONE,
    .last_day = SUMMER_DAY_NONE,
  };

  g_assert_true (summer_store_begin (store, "add", NULL, &error));
  summer_staff_insert (store, &record, &error);
  g_assert_no_error (error);
  g_assert_true (summer_store_commit (store, NULL, &error));
  harness_settle (self->harness);
}

/* One command makes the people of the staff; given again it adds nobody. */
static void
test_made_from_the_staff (void)
{
  g_auto (Office) office = office_open ();
  SummerSheetView *view = find_view (&office, SUMMER_TYPE_PERSON_LIST);
  SummerStore *store = summer_office_get_store (office.harness->office);
  const guint before = count_people (&office);
  guint entries;

  add_staff (&office, "周小丽");
  g_assert_cmpuint (count_people (&office), ==, before);
  act (&office, "page.make-people");
  g_assert_cmpuint (count_people (&office), ==, before + 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (summer_sheet_view_get_sheet (view))),
                    ==, count_people (&office));
  entries = summer_journal_get_entries (store)->len;
  act (&office, "page.make-people");
  g_assert_cmpuint (summer_journal_get_entries (store)->len, ==, entries);
}

static void
add_paper (Office *self, guint kind, const char *until)
{
  g_autofree char *today = summer_day_dup_iso (self->today);

  harness_press (self->harness, "ctrl+shift+n");
  harness_wait (is_open, NULL);
  choose ("kind", kind);
  gtk_editable_set_text (GTK_EDITABLE (get_field ("issued_on")), today);
  gtk_editable_set_text (GTK_EDITABLE (get_field ("until")), until);
  save (self);
}

/* Who has no papers is warned of; with both the warning goes, and one that ends too soon is told. */
static void
test_papers_are_noted (void)
{
  g_auto (Office) office = office_open ();
  const gint64 id = choose_person (&office);
  g_autofree char *today = summer_day_dup_iso (office.today);
  SummerSheetView *view = find_view (&office, SUMMER_TYPE_PERSON_LIST);

  g_assert_nonnull (harness_find_label (get_page (&office), "Whoever works with children"));
  summer_window_focus_page (office.harness->window);
  add_paper (&office, SUMMER_CERTIFICATE_CLEARANCE, "");
  g_assert_nonnull (harness_find_label (get_page (&office), "valid, for good"));
  g_assert_nonnull (harness_find_label (get_page (&office), "Whoever works with children"));
  add_paper (&office, SUMMER_CERTIFICATE_HEALTH, today);
  g_assert_null (harness_find_label (get_page (&office), "Whoever works with children"));
  summer_sheet_view_set_where (view, SUMMER_PAPERS_MISSING);
  harness_settle (office.harness);
  g_assert_cmpuint (summer_sheet_find_key (summer_sheet_view_get_sheet (view), id), ==, G_MAXUINT);
}

/* What is wrong with a paper is said at its field, and nothing is stored. */
static void
test_wrong_paper_is_refused (void)
{
  g_auto (Office) office = office_open ();

  choose_person (&office);
  act (&office, "page.add-paper");
  harness_wait (is_open, NULL);
  choose ("kind", SUMMER_CERTIFICATE_HEALTH);
  gtk_editable_set_text (GTK_EDITABLE (get_field ("issued_on")), "2019-07-01");
  gtk_editable_set_text (GTK_EDITABLE (get_field ("until")), "2019-06-01");
  harness_press (office.harness, "ctrl+Return");
  harness_settle (office.harness);
  g_assert_nonnull (harness_find_label (find_dialog (), "end before it was issued"));
  g_assert_true (gtk_widget_has_css_class (get_field ("until"), "error"));
  harness_press (office.harness, "Escape Escape");
  harness_wait (is_closed, NULL);
}

/* The same role in the same class is refused at its field; another class is warned of and can be stored. */
static void
test_assigned (void)
{
  g_auto (Office) office = office_open ();
  const gint64 id = choose_person (&office);
  g_autoptr (SummerPeopleIndex) index = load (&office);
  const SummerPersonEntry *person = summer_people_index_find (index, id);
  const SummerStaffEntry *staff
      = &g_array_index (index->staff, SummerStaffEntry, g_array_index (person->staff, guint, 0));
  const guint before = person->staff->len;
  guint n_classes, at = 0;

  act (&office, "page.assign");
  harness_wait (is_open, NULL);
  n_classes
      = g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (get_field ("class_id"))));
  for (; at < n_classes; at++)
    {
      g_autoptr (GtkStringObject) name
          = g_list_model_get_item (gtk_drop_down_get_model (GTK_DROP_DOWN (get_field ("class_id"))),
                                   at);

      if (g_str_has_prefix (gtk_string_object_get_string (name), staff->class_code))
        break;
    }
  g_assert_cmpuint (at, <, n_classes);
  choose ("class_id", at);
  choose ("role", staff->record.role);
  harness_press (office.harness, "ctrl+Return");
  harness_settle (office.harness);
  g_assert_nonnull (harness_find_label (find_dialog (), "Has this role in the class already"));
  choose ("class_id", at == 0 ? 1 : 0);
  save (&office);
  {
    g_autoptr (SummerPeopleIndex) after = load (&office);

    g_assert_cmpuint (summer_people_index_find (after, id)->staff->len, ==, before + 1);
  }
  g_assert_nonnull (harness_find_label (office.harness->window, "Assigned: "));
}

/* An assignment ends on the day proposed, which is today; the staff has it. */
static void
test_ended (void)
{
  g_auto (Office) office = office_open ();
  g_autoptr (SummerPeopleIndex) index = NULL, after = NULL;
  gint64 id = 0;

  act (&office, "page.make-people");
  index = load (&office);
  for (guint i = 0; id == 0 && i < index->staff->len; i++)
    {
      const SummerStaffEntry *of = &g_array_index (index->staff, SummerStaffEntry, i);

      if (of->record.first_day <= office.today && of->record.last_day > office.today)
        id = of->record.id;
    }
  g_assert_cmpint (id, !=, 0);
  summer_page_show (get_page (&office), g_variant_new_int64 (id));
  harness_settle (office.harness);
  g_assert_true (gtk_widget_activate_action (find_list (&office, SUMMER_TYPE_STAFF_LIST),
                                             "page.end-assignment", NULL));
  harness_wait (is_open, NULL);
  save (&office);
  after = load (&office);
  g_assert_cmpint (summer_people_index_find_staff (after, id)->record.last_day, ==, office.today);
}

/* A new person is added, and told to be assigned to no class. */
static void
test_added (void)
{
  g_auto (Office) office = office_open ();
  const guint before = count_people (&office);
  g_autoptr (SummerPeopleIndex) index = NULL;

  act (&office, "page.add-person");
  harness_wait (is_open, NULL);
  harness_settle (office.harness);
  harness_type (office.harness, "Zhou Li");
  save (&office);
  index = load (&office);
  g_assert_cmpuint (index->persons->len, ==, before + 1);
  for (guint i = 0; i < index->persons->len; i++)
    if (g_str_equal (g_array_index (index->persons, SummerPersonEntry, i).record.name, "Zhou Li"))
      g_assert_true (summer_sheet_view_choose (
          find_view (&office, SUMMER_TYPE_PERSON_LIST),
          g_array_index (index->persons, SummerPersonEntry, i).record.id));
  harness_settle (office.harness);
  g_assert_nonnull (harness_find_label (get_page (&office), "Zhou Li"));
  g_assert_nonnull (harness_find_label (get_page (&office), "Is assigned to no class."));
}

/* Enter in the list of a class's staff leads to the row of that person. */
static void
test_reached_from_the_class (void)
{
  g_auto (Office) self = office_open ();
  const SummerAssessment *assessment = summer_office_get_assessment (self.harness->office);
  const SummerClassFacts *of = &assessment->facts->classes[0];
  g_autofree char *name = NULL;

  while (of->n_assignments < 2)
    of++;
  name = g_strdup (of->persons[of->assignments[1].person]);
  summer_window_set_page (self.harness->window, "class", g_variant_new ("(ss)", of->code, "staff"));
  harness_settle (self.harness);
  summer_window_focus_page (self.harness->window);
  harness_press (self.harness, "Home Down Return");
  harness_settle (self.harness);
  g_assert_cmpstr (summer_window_get_page (self.harness->window), ==, "staff");
  g_assert_nonnull (harness_find_label (get_page (&self), name));
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);

  g_test_add_func ("/people/made-from-the-staff", test_made_from_the_staff);
  g_test_add_func ("/people/papers-are-noted", test_papers_are_noted);
  g_test_add_func ("/people/wrong-paper-is-refused", test_wrong_paper_is_refused);
  g_test_add_func ("/people/assigned", test_assigned);
  g_test_add_func ("/people/ended", test_ended);
  g_test_add_func ("/people/added", test_added);
  g_test_add_func ("/people/reached-from-the-class", test_reached_from_the_class);

  return g_test_run ();
}
