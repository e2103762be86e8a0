#include "config.h"

#include "summer-staff-list.h"

#include <glib/gi18n.h>

#include "summer-assignment-form.h"
#include "summer-person-forms.h"
#include "summer-person-list.h"
#include "summer-phrase.h"

struct _SummerStaffList
{
  SummerSheetPage parent_instance;

  const SummerPeopleIndex *index; /* borrowed; NULL where it cannot be read */
  SummerDay today;
};

G_DEFINE_FINAL_TYPE (SummerStaffList, summer_staff_list, SUMMER_TYPE_SHEET_PAGE)

static char *
dup_count_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s person", "%s people", count), count);
}

static void
activate (SummerSheetPage *page, SummerSheetRow *row)
{
  summer_sheet_page_show_class (page, row, "class_code");
}

/* The days on which somebody was marked, out of the facts behind the assessment. */
static void
add_days (SummerDetails *details, const SummerClassFacts *facts, const char *name)
{
  guint n_present = 0, n_absent = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < facts->n_staff_marks; i++)
    if (g_strcmp0 (facts->persons[facts->staff_marks[i].person], name) == 0)
      {
        if (facts->staff_marks[i].present)
          n_present++;
        else
          n_absent++;
      }

  summer_details_add_section (details, _ ("Attendance"));
  text = g_strdup_printf (ngettext ("%u day", "%u days", n_present), n_present);
  summer_details_add_line (details, _ ("Present"), text);
  g_free (text);
  text = g_strdup_printf (ngettext ("%u day", "%u days", n_absent), n_absent);
  summer_details_add_line (details, _ ("Not present"), text);
}

static const SummerStaffEntry *
find_entry (SummerStaffList *self, gint64 key)
{
  return self->index != NULL && key != 0 ? summer_people_index_find_staff (self->index, key) : NULL;
}

/* Whose assignment it is: the papers, and the forms. */
static void
add_person (SummerStaffList *self, SummerDetails *details, gint64 key)
{
  const SummerStaffEntry *entry = find_entry (self, key);
  const SummerPersonEntry *person
      = entry != NULL ? summer_people_index_find (self->index, entry->person) : NULL;

  if (person != NULL)
    {
      summer_person_list_add_papers (details, self->index, person, self->today);
      summer_details_add_button (details, _ ("Show the Person"), "staff.show-person",
                                 g_variant_new_int64 (person->record.id));
      summer_details_add_button (details, _ ("Change the Assignment…"), "page.change-assignment",
                                 NULL);
    }
  if (entry != NULL)
    summer_details_add_button (details, _ ("End the Assignment…"), "page.end-assignment", NULL);
}

static void
describe (SummerSheetPage *page, SummerSheetRow *row, SummerDetails *details)
{
  const char *columns[]
      = { "class", "first_day", "last_day", "telephone", "identity_number", "qualification" };
  SummerAssessment *assessment
      = summer_office_get_assessment (summer_page_get_office (SUMMER_PAGE (page)));
  const char *name = summer_sheet_page_get_raw (page, row, "name");
  const char *code = summer_sheet_page_get_raw (page, row, "class_code");
  g_autofree char *role
      = summer_sheet_row_dup_text (row, summer_sheet_find_column (&summer_sheet_staff, "role"));

  summer_details_begin (details, name, role);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    summer_sheet_page_add_line (page, details, row, columns[i]);

  if (assessment != NULL && code != NULL)
    {
      const SummerClassFacts *facts = summer_facts_find_class (assessment->facts, code);

      if (facts != NULL)
        add_days (details, facts, name);
    }
  add_person (SUMMER_STAFF_LIST (page), details, summer_sheet_row_get_key (row));
  if (code != NULL)
    summer_details_add_button (details, _ ("Show the Class"), "win.show-class",
                               g_variant_new_string (code));
}

static const SummerStaffEntry *
get_chosen (SummerStaffList *self)
{
  return find_entry (self, summer_sheet_view_get_chosen (
                               summer_sheet_page_get_view (SUMMER_SHEET_PAGE (self))));
}

/* Of somebody else in the class of the row chosen, where there is one. */
static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_assignment_form_present (SUMMER_WINDOW (gtk_widget_get_root (widget)),
                                  summer_page_get_class (SUMMER_PAGE (widget)));
}

static void
change_assignment_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerStaffList *self = SUMMER_STAFF_LIST (widget);
  const SummerStaffEntry *entry = get_chosen (self);
  const SummerPersonEntry *person
      = entry != NULL ? summer_people_index_find (self->index, entry->person) : NULL;

  if (person != NULL)
    summer_person_forms_edit_assignment (SUMMER_WINDOW (gtk_widget_get_root (widget)), person,
                                         entry);
}

static void
end_assignment_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const SummerStaffEntry *entry = get_chosen (SUMMER_STAFF_LIST (widget));

  if (entry != NULL)
    summer_person_forms_end_assignment (SUMMER_WINDOW (gtk_widget_get_root (widget)), entry);
}

static void
summer_staff_list_constructed (GObject *object)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_New…"));

  G_OBJECT_CLASS (summer_staff_list_parent_class)->constructed (object);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.new");
  gtk_widget_set_tooltip_text (button, _ ("Fill in a new one (Ctrl+N)"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  summer_sheet_view_add_button (summer_sheet_page_get_view (SUMMER_SHEET_PAGE (object)), button);
}

static void
summer_staff_list_class_init (SummerStaffListClass *klass)
{
  SummerSheetPageClass *page_class = SUMMER_SHEET_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = summer_staff_list_constructed;
  page_class->spec = &summer_sheet_staff;
  page_class->table = "staff";
  page_class->where = "role";
  page_class->empty_icon = "summer-staff-symbolic";
  page_class->empty_title = N_ ("No Staff Yet");
  page_class->empty_text
      = N_ ("Import the sheet of staff of the programme workbook, or assign somebody with Ctrl+N.");
  page_class->dup_count_text = dup_count_text;
  page_class->activate = activate;
  page_class->describe = describe;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.change-assignment", NULL,
                                   change_assignment_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.end-assignment", NULL,
                                   end_assignment_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.new", NULL, new_action);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_n, GDK_CONTROL_MASK,
                                       "page.new", NULL);
}

static void
summer_staff_list_init (SummerStaffList *self)
{
}

void
summer_staff_list_set_index (SummerStaffList *self, const SummerPeopleIndex *index, SummerDay today)
{
  g_return_if_fail (SUMMER_IS_STAFF_LIST (self));

  self->index = index;
  self->today = today;
}
