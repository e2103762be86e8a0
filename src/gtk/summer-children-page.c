#include "config.h"

#include "summer-children-page.h"

#include <glib/gi18n.h>

#include "summer-child-places.h"
#include "summer-child-records.h"
#include "summer-phrase.h"
#include "summer-transfer-form.h"
#include "summer-window.h"

struct _SummerChildrenPage
{
  SummerSheetPage parent_instance;
};

G_DEFINE_FINAL_TYPE (SummerChildrenPage, summer_children_page, SUMMER_TYPE_SHEET_PAGE)

static char *
dup_count_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s child", "%s children", count), count);
}

static void
activate (SummerSheetPage *page, SummerSheetRow *row)
{
  summer_sheet_page_show_class (page, row, "class_code");
}

static guint
find_child (const SummerClassFacts *facts, gint64 id)
{
  for (guint i = 0; i < facts->n_children; i++)
    if (facts->children[i].id == id)
      return i;

  return G_MAXUINT;
}

/* The child's marks in one class, counted, and its enrolments there. */
static void
add_class (SummerDetails *details, const SummerClassFacts *facts, guint child)
{
  guint counts[SUMMER_MARK_ABSENT + 1] = { 0 };

  summer_details_add_section (details, facts->name);
  for (guint i = 0; i < facts->n_enrolments; i++)
    if (facts->enrolments[i].child == child)
      {
        g_autofree char *first = summer_day_dup_text (facts->enrolments[i].first);
        g_autofree char *last = summer_day_dup_text (facts->enrolments[i].last);
        g_autofree char *text = g_strdup_printf (_ ("%s to %s"), first, last);
        g_autofree char *signed_on = summer_day_dup_text_in_year (facts->enrolments[i].agreement);

        summer_details_add_line (details, _ ("Enrolment"), text);
        summer_details_add_line (details, _ ("Agreement"),
                                 facts->enrolments[i].agreement == SUMMER_DAY_NONE
                                     ? _ ("not signed")
                                     : signed_on);
      }

  for (guint i = 0; i < facts->n_marks; i++)
    if (facts->marks[i].child == child)
      counts[facts->marks[i].mark]++;
  for (SummerMark mark = SUMMER_MARK_PRESENT; mark <= SUMMER_MARK_ABSENT; mark++)
    {
      static const char *const words[]
          = { NULL, N_ ("Present"), N_ ("Sick"), N_ ("On leave"), N_ ("Absent") };
      g_autofree char *text
          = g_strdup_printf (ngettext ("%u day", "%u days", counts[mark]), counts[mark]);

      summer_details_add_line (details, _ (words[mark]), text);
    }
  summer_details_add_button (details, _ ("Show the Class"), "win.show-class",
                             g_variant_new_string (facts->code));
}

static void
describe (SummerSheetPage *page, SummerSheetRow *row, SummerDetails *details)
{
  const char *about[]
      = { "sex", "birth", "document", "identity_number", "school", "grade", "priority", "health" };
  const char *family[] = { "guardian", "relationship", "telephone", "employer" };
  SummerOffice *office = summer_page_get_office (SUMMER_PAGE (page));
  SummerAssessment *assessment = summer_office_get_whole_assessment (office);
  gint64 id = summer_sheet_row_get_key (row);
  g_autoptr (GError) error = NULL;

  summer_details_begin (details, summer_sheet_page_get_raw (page, row, "name"),
                        summer_sheet_page_get_raw (page, row, "code"));
  for (guint i = 0; i < G_N_ELEMENTS (about); i++)
    summer_sheet_page_add_line (page, details, row, about[i]);
  summer_details_add_section (details, _ ("Guardian"));
  for (guint i = 0; i < G_N_ELEMENTS (family); i++)
    summer_sheet_page_add_line (page, details, row, family[i]);
  if (!summer_child_places_describe (details, summer_office_get_store (office), id, &error))
    summer_window_toast_error (SUMMER_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), error);
  summer_child_records_describe (details, summer_workplace_get (office), id);

  if (assessment == NULL)
    return;

  for (guint i = 0; i < assessment->facts->n_classes; i++)
    {
      const SummerClassFacts *facts = &assessment->facts->classes[i];
      guint child = find_child (facts, id);

      if (child != G_MAXUINT)
        add_class (details, facts, child);
    }
}

typedef void (*PresentFunc) (GtkWindow *parent, SummerOffice *office, gint64 child);

/* The form is about the one child that is chosen. */
static void
present (GtkWidget *widget, PresentFunc func)
{
  const gint64 child
      = summer_sheet_view_get_chosen (summer_sheet_page_get_view (SUMMER_SHEET_PAGE (widget)));

  if (child != 0)
    func (GTK_WINDOW (gtk_widget_get_root (widget)), summer_page_get_office (SUMMER_PAGE (widget)),
          child);
}

static void
transfer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present (widget, summer_transfer_form_transfer);
}

static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present (widget, summer_transfer_form_leave);
}

static void
agreement_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present (widget, summer_transfer_form_agreement);
}

static void
summer_children_page_constructed (GObject *object)
{
  GtkWidget *paste = gtk_button_new_with_mnemonic (_ ("_Paste a Roster…"));

  G_OBJECT_CLASS (summer_children_page_parent_class)->constructed (object);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (paste), "win.paste-roster");
  gtk_widget_set_tooltip_text (paste, _ ("Ctrl+Shift+V"));
  gtk_widget_set_valign (paste, GTK_ALIGN_CENTER);
  summer_sheet_view_add_button (summer_sheet_page_get_view (SUMMER_SHEET_PAGE (object)), paste);
}

static void
summer_children_page_class_init (SummerChildrenPageClass *klass)
{
  SummerSheetPageClass *page_class = SUMMER_SHEET_PAGE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "page.transfer", NULL, transfer_action);
  gtk_widget_class_install_action (widget_class, "page.leave", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "page.agreement", NULL, agreement_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "page.transfer",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "page.leave", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK, "page.agreement",
                                       NULL);

  G_OBJECT_CLASS (klass)->constructed = summer_children_page_constructed;
  page_class->spec = &summer_sheet_children;
  page_class->table = "child";
  page_class->empty_icon = "summer-children-symbolic";
  page_class->empty_title = N_ ("No Children Yet");
  page_class->empty_text = N_ ("Import the sheet of children of the programme workbook.");
  page_class->dup_count_text = dup_count_text;
  page_class->activate = activate;
  page_class->describe = describe;
}

static void
summer_children_page_init (SummerChildrenPage *self)
{
}
