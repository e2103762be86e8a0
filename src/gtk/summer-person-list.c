#include "config.h"

#include "summer-person-list.h"

#include <glib/gi18n.h>

#include "summer-people.h"
#include "summer-person-forms.h"
#include "summer-phrase.h"

struct _SummerPersonList
{
  SummerSheetPage parent_instance;

  const SummerPeopleIndex *index; /* borrowed; NULL where it cannot be read */
  SummerDay today;
};

G_DEFINE_FINAL_TYPE (SummerPersonList, summer_person_list, SUMMER_TYPE_SHEET_PAGE)

static char *
dup_count_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s person", "%s people", count), count);
}

static SummerWindow *
get_window (GtkWidget *widget)
{
  return SUMMER_WINDOW (gtk_widget_get_root (widget));
}

/* The person chosen; NULL = none. */
static const SummerPersonEntry *
get_chosen (SummerPersonList *self)
{
  const gint64 key
      = summer_sheet_view_get_chosen (summer_sheet_page_get_view (SUMMER_SHEET_PAGE (self)));

  return self->index != NULL && key != 0 ? summer_people_index_find (self->index, key) : NULL;
}

/* {{{ The panel */

/* "valid, until 1 Sep 2019" */
static char *
dup_state (const SummerPaper *paper)
{
  const char *state = summer_terms_get_text (SUMMER_TERMS_PAPERS, (int) paper->state);
  g_autofree char *until = NULL;

  if (paper->state == SUMMER_PAPERS_MISSING)
    return g_strdup (state);
  if (paper->until == SUMMER_DAY_NONE)
    return g_strdup_printf (_ ("%s, for good"), state);
  until = summer_day_dup_iso (paper->until);
  return g_strdup_printf (_ ("%s, until %s"), state, until);
}

/**
 * summer_person_list_add_papers:
 * @today: the clock's day
 */
void
summer_person_list_add_papers (SummerDetails *details,
                               const SummerPeopleIndex *index,
                               const SummerPersonEntry *person,
                               SummerDay today)
{
  SummerPaper papers[SUMMER_N_CERTIFICATES];
  const SummerPapersState worst
      = summer_papers_judge (person->certificates, person->n_certificates,
                             summer_people_index_get_last (index, person), today, papers);

  summer_details_add_section (details, _ ("Papers"));
  if (worst <= SUMMER_PAPERS_EXPIRED)
    summer_details_add_warning (details, _ ("Whoever works with children needs a clearance and a "
                                            "health certificate that are valid."));
  for (guint kind = 0; kind < SUMMER_N_CERTIFICATES; kind++)
    {
      g_autofree char *state = dup_state (&papers[kind]);

      if (papers[kind].state != SUMMER_PAPERS_MISSING
          || summer_papers_is_needed ((SummerCertificateKind) kind))
        summer_details_add_line (details,
                                 summer_terms_get_text (SUMMER_TERMS_CERTIFICATE, (int) kind),
                                 state);
    }
}

/* A button a paper: it opens the form of it. */
static void
add_paper_buttons (SummerDetails *details, const SummerPersonEntry *person)
{
  for (guint i = 0; i < person->n_certificates; i++)
    {
      const SummerCertificateRecord *paper = &person->certificates[i];
      const char *kind = summer_terms_get_text (SUMMER_TERMS_CERTIFICATE, (int) paper->kind);
      g_autofree char *label
          = g_strdup_printf ("%s…",
                             paper->title != NULL && *paper->title != '\0' ? paper->title : kind);

      summer_details_add_button (details, label, "page.change-paper",
                                 g_variant_new_int64 (paper->id));
    }
  summer_details_add_button (details, _ ("Add a Paper…"), "page.add-paper", NULL);
}

static void
add_assignments (SummerDetails *details,
                 const SummerPeopleIndex *index,
                 const SummerPersonEntry *person)
{
  summer_details_add_section (details, _ ("Assignments"));
  for (guint i = 0; i < person->staff->len; i++)
    {
      const SummerStaffEntry *staff = &g_array_index (index->staff, SummerStaffEntry,
                                                      g_array_index (person->staff, guint, i));
      g_autofree char *first = summer_day_dup_text (staff->record.first_day);
      g_autofree char *last = summer_day_dup_text (staff->record.last_day);
      g_autofree char *text
          = g_strdup_printf ("%s · %s – %s",
                             summer_terms_get_text (SUMMER_TERMS_ROLE, (int) staff->record.role),
                             first, last);

      summer_details_add_line (details, staff->class_code, text);
    }
  if (person->staff->len == 0)
    summer_details_add_note (details, _ ("Is assigned to no class."));
  summer_details_add_button (details, _ ("Assign to a Class…"), "page.assign", NULL);
}

static void
describe (SummerSheetPage *page, SummerSheetRow *row, SummerDetails *details)
{
  static const char *const columns[] = { "telephone", "identity_number", "employer", "note" };
  SummerPersonList *self = SUMMER_PERSON_LIST (page);
  const SummerPersonEntry *person
      = self->index != NULL ? summer_people_index_find (self->index, summer_sheet_row_get_key (row))
                            : NULL;
  g_autofree char *sex
      = summer_sheet_row_dup_text (row, summer_sheet_find_column (&summer_sheet_persons, "sex"));

  summer_details_begin (details, summer_sheet_page_get_raw (page, row, "name"), sex);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    summer_sheet_page_add_line (page, details, row, columns[i]);
  if (person == NULL)
    return;
  summer_person_list_add_papers (details, self->index, person, self->today);
  add_paper_buttons (details, person);
  add_assignments (details, self->index, person);
  summer_details_add_button (details, _ ("Change the Person…"), "page.change-person", NULL);
}

/* }}} */
/* {{{ Commands */

static void
add_person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_person_forms_edit_person (get_window (widget), NULL);
}

static void
change_person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const SummerPersonEntry *person = get_chosen (SUMMER_PERSON_LIST (widget));

  if (person != NULL)
    summer_person_forms_edit_person (get_window (widget), person);
}

static void
add_paper_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const SummerPersonEntry *person = get_chosen (SUMMER_PERSON_LIST (widget));

  if (person != NULL)
    summer_person_forms_edit_paper (get_window (widget), person, NULL);
}

/* "x" = the paper */
static void
change_paper_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const SummerPersonEntry *person = get_chosen (SUMMER_PERSON_LIST (widget));

  for (guint i = 0; person != NULL && i < person->n_certificates; i++)
    if (person->certificates[i].id == g_variant_get_int64 (parameter))
      summer_person_forms_edit_paper (get_window (widget), person, &person->certificates[i]);
}

static void
assign_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const SummerPersonEntry *person = get_chosen (SUMMER_PERSON_LIST (widget));

  if (person != NULL)
    summer_person_forms_edit_assignment (get_window (widget), person, NULL);
}

static void
make_people_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerOffice *office = summer_page_get_office (SUMMER_PAGE (widget));
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;

  if (!summer_people_make (summer_office_get_store (office), summer_office_get_programme (office),
                           NULL, &done, &error))
    summer_window_toast_error (get_window (widget), error);
  else if (done != NULL)
    summer_window_toast (get_window (widget), done, _ ("_Undo"), "win.undo");
  else
    summer_window_toast (get_window (widget), _ ("Everybody on the staff is known already."), NULL,
                         NULL);
}

/* Enter opens the form of whoever is chosen. */
static void
activate (SummerSheetPage *page, SummerSheetRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "page.change-person", NULL);
}

/* }}} */

/* Who is to be added, one by one or out of the staff. */
static GtkWidget *
new_menu_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_New Person…"), "page.add-person");
  g_menu_append (menu, _ ("From the _Staff"), "page.make-people");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Add people (Ctrl+N)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add people"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static void
summer_person_list_constructed (GObject *object)
{
  SummerPersonList *self = SUMMER_PERSON_LIST (object);

  G_OBJECT_CLASS (summer_person_list_parent_class)->constructed (object);

  summer_sheet_view_add_button (summer_sheet_page_get_view (SUMMER_SHEET_PAGE (self)),
                                new_menu_button ());
}

static void
summer_person_list_class_init (SummerPersonListClass *klass)
{
  SummerSheetPageClass *page_class = SUMMER_SHEET_PAGE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = summer_person_list_constructed;
  page_class->spec = &summer_sheet_persons;
  page_class->table = "person";
  page_class->where = "papers";
  page_class->empty_icon = "summer-staff-symbolic";
  page_class->empty_title = N_ ("No People Yet");
  page_class->empty_text
      = N_ ("“From the Staff”, behind the plus above, makes a person of everybody on the sheet of "
            "staff; then their papers can be noted.");
  page_class->dup_count_text = dup_count_text;
  page_class->activate = activate;
  page_class->describe = describe;

  gtk_widget_class_install_action (widget_class, "page.add-person", NULL, add_person_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "page.add-person",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "page.change-person", NULL, change_person_action);
  gtk_widget_class_install_action (widget_class, "page.add-paper", NULL, add_paper_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "page.add-paper", NULL);
  gtk_widget_class_install_action (widget_class, "page.change-paper", "x", change_paper_action);
  gtk_widget_class_install_action (widget_class, "page.assign", NULL, assign_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "page.assign", NULL);
  gtk_widget_class_install_action (widget_class, "page.make-people", NULL, make_people_action);
}

static void
summer_person_list_init (SummerPersonList *self)
{
}

/* Somebody on the staff who is nobody's assignment. */
static gboolean
has_unknown (const SummerPeopleIndex *index)
{
  for (guint i = 0; index != NULL && i < index->staff->len; i++)
    if (g_array_index (index->staff, SummerStaffEntry, i).person == 0)
      return TRUE;
  return FALSE;
}

void
summer_person_list_set_index (SummerPersonList *self,
                              const SummerPeopleIndex *index,
                              SummerDay today)
{
  g_return_if_fail (SUMMER_IS_PERSON_LIST (self));

  self->index = index;
  self->today = today;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.make-people", has_unknown (index));
}
