#include "config.h"

#include "summer-safety-page.h"

#include <glib/gi18n.h>

#include "summer-care-table.h"
#include "summer-details.h"
#include "summer-phrase.h"
#include "summer-sheet-view.h"

enum
{
  VISITS,
  INCIDENTS,
  SAMPLES,
  N_VIEWS,
};

struct _SummerSafetyPage
{
  SummerPage parent_instance;

  GtkStack *stack;
  SummerSheetView *views[N_VIEWS];
  SummerDetails *details; /* of the incident chosen */
  gboolean ready;
};

G_DEFINE_FINAL_TYPE (SummerSafetyPage, summer_safety_page, SUMMER_TYPE_PAGE)

static char *
dup_visits_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s visit", "%s visits", count), count);
}

static char *
dup_incidents_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s incident", "%s incidents", count), count);
}

static char *
dup_samples_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s sample", "%s samples", count), count);
}

static void
set_up (SummerSafetyPage *self)
{
  SummerOffice *office = summer_page_get_office (SUMMER_PAGE (self));

  self->ready = TRUE;
  summer_sheet_view_set_count_text (self->views[VISITS], dup_visits_text);
  summer_sheet_view_set_empty (self->views[VISITS], "summer-safety-symbolic", _ ("No Visits Yet"),
                               _ ("Import the sheet of visits of the programme workbook."),
                               _ ("_Import a Workbook…"), "exchange");
  summer_sheet_view_set_up (self->views[VISITS], office, &summer_sheet_visits, "result");

  summer_sheet_view_set_count_text (self->views[INCIDENTS], dup_incidents_text);
  summer_sheet_view_set_empty (
      self->views[INCIDENTS], "summer-safety-symbolic", _ ("No Incidents"),
      _ ("Nothing was recorded. Incidents are noted at the desk of a class, or come with the "
         "programme workbook."),
      NULL, NULL);
  summer_sheet_view_set_up (self->views[INCIDENTS], office, &summer_sheet_incidents, "review");

  summer_sheet_view_set_count_text (self->views[SAMPLES], dup_samples_text);
  summer_sheet_view_set_empty (self->views[SAMPLES], "summer-safety-symbolic",
                               _ ("No Food Samples"),
                               _ ("They are noted at the desk of a class when a meal is served."),
                               NULL, NULL);
  summer_sheet_view_set_up (self->views[SAMPLES], office, &summer_sheet_samples, NULL);
}

typedef struct
{
  SummerDetails *details;
  SummerSheetRow *row;
} Description;

static void
add_column (const Description *self, const char *column)
{
  const guint index = summer_sheet_find_column (&summer_sheet_incidents, column);
  g_autofree char *text = summer_sheet_row_dup_text (self->row, index);

  summer_details_add_line (self->details, _ (summer_sheet_incidents.columns[index].heading), text);
}

/* "23 Jul Tue 16:40, sent to hospital" */
static char *
dup_end (const SummerIncidentNoteRecord *record)
{
  g_autofree char *day = summer_day_dup_text (record->ended_on);
  g_autofree char *time = summer_time_dup_text (record->ended_at);

  return record->ended_on == SUMMER_DAY_NONE
             ? g_strdup (_ ("not yet"))
             : g_strdup_printf (_ ("%s %s, %s"), day, time, record->outcome);
}

static gboolean
describe_note (const SummerIncidentNoteRecord *record, gpointer user_data)
{
  const Description *self = user_data;
  const gboolean reviewed = record->reviewed_on != SUMMER_DAY_NONE;
  g_autofree char *end = dup_end (record);
  g_autofree char *day = summer_day_dup_text (record->reviewed_on);
  g_autofree char *review = reviewed ? g_strdup_printf ("%s %s", day, record->reviewed_by) : NULL;

  summer_details_add_line (self->details, _ ("End"), end);
  summer_details_add_section (self->details, _ ("Review"));
  summer_details_add_line (self->details, _ ("State"),
                           summer_terms_get_text (SUMMER_TERMS_REVIEW_STATE,
                                                  reviewed ? SUMMER_REVIEW_DONE
                                                           : SUMMER_REVIEW_WAITING));
  summer_details_add_line (self->details, _ ("Reviewed"), review);
  summer_details_add_line (self->details, _ ("Note"), record->review_note);
  summer_details_add_button (self->details, reviewed ? _ ("Review Again…") : _ ("Review…"),
                             "win.review-incident", g_variant_new_int64 (record->id));
  return FALSE;
}

static void
describe (SummerSafetyPage *self, SummerSheetRow *row)
{
  static const char *const columns[]
      = { "day", "time", "kind", "severity", "children", "what", "action", "noted_by" };
  const Description description = { self->details, row };
  const guint name = summer_sheet_find_column (&summer_sheet_incidents, "class");
  const guint code = summer_sheet_find_column (&summer_sheet_incidents, "class_code");
  SummerStore *store = summer_office_get_store (summer_page_get_office (SUMMER_PAGE (self)));
  g_autoptr (GError) error = NULL;

  summer_details_begin (self->details, summer_sheet_row_get_raw (row, name),
                        summer_sheet_row_get_raw (row, code));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_column (&description, columns[i]);
  if (!summer_incident_note_find (store, summer_sheet_row_get_key (row), describe_note,
                                  (gpointer) &description, &error)
      && !g_error_matches (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND))
    summer_details_add_note (self->details, error->message);
  summer_details_add_button (self->details, _ ("Show the Class"), "win.show-class",
                             g_variant_new_string (summer_sheet_row_get_raw (row, code)));
  summer_details_add_button (self->details, _ ("History…"), "page.history", NULL);
}

static void
selected_cb (SummerSafetyPage *self, gint64 key)
{
  SummerSheet *sheet = summer_sheet_view_get_sheet (self->views[INCIDENTS]);
  const guint position = key != 0 ? summer_sheet_find_key (sheet, key) : GTK_INVALID_LIST_POSITION;
  g_autoptr (SummerSheetRow) row = position != GTK_INVALID_LIST_POSITION
                                       ? g_list_model_get_item (G_LIST_MODEL (sheet), position)
                                       : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->details), row != NULL);
  if (row != NULL)
    describe (self, row);
}

static void
summer_safety_page_refresh (SummerPage *page)
{
  SummerSafetyPage *self = SUMMER_SAFETY_PAGE (page);

  if (!self->ready)
    set_up (self);
  for (guint i = 0; i < N_VIEWS; i++)
    summer_sheet_view_refresh (self->views[i]);
  selected_cb (self, summer_sheet_view_get_chosen (self->views[INCIDENTS]));
}

/* "x" = the key of an incident. */
static void
summer_safety_page_show (SummerPage *page, GVariant *target)
{
  SummerSafetyPage *self = SUMMER_SAFETY_PAGE (page);

  if (!g_variant_is_of_type (target, G_VARIANT_TYPE_INT64))
    return;
  gtk_stack_set_visible_child_name (self->stack, "incidents");
  summer_sheet_view_choose (self->views[INCIDENTS], g_variant_get_int64 (target));
}

static GtkWidget *
summer_safety_page_get_commands (SummerPage *page)
{
  SummerSafetyPage *self = SUMMER_SAFETY_PAGE (page);
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  for (guint i = 0; i < N_VIEWS; i++)
    if (shown != NULL && gtk_widget_is_ancestor (GTK_WIDGET (self->views[i]), shown))
      return GTK_WIDGET (self->views[i]);
  return NULL;
}

static void
activate_cb (SummerSafetyPage *self, gint64 key, SummerSheetView *view)
{
  SummerSheet *sheet = summer_sheet_view_get_sheet (view);
  guint code = summer_sheet_find_column (summer_sheet_get_spec (sheet), "class_code");
  g_autoptr (SummerSheetRow) row
      = g_list_model_get_item (G_LIST_MODEL (sheet), summer_sheet_find_key (sheet, key));

  if (row == NULL)
    return;
  /* What waits for the clerk's review is reviewed; the class is a button away. */
  if (view == self->views[INCIDENTS])
    {
      guint review = summer_sheet_find_column (summer_sheet_get_spec (sheet), "review");

      if (!summer_sheet_row_is_null (row, review) && summer_sheet_row_get_number (row, review) == 0)
        {
          gtk_widget_activate_action (GTK_WIDGET (self), "win.review-incident", "x", key);
          return;
        }
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-class", "s",
                              summer_sheet_row_get_raw (row, code));
}

/* The switch stands in the bar of both sheets, so that it does not move when the sheet does. */
static GtkWidget *
new_switch (SummerSafetyPage *self)
{
  GtkWidget *switcher = gtk_stack_switcher_new ();

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  gtk_widget_set_valign (switcher, GTK_ALIGN_CENTER);
  return switcher;
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const tables[N_VIEWS] = { "visit", "incident", "food_sample" };
  SummerSafetyPage *self = SUMMER_SAFETY_PAGE (widget);
  GtkWidget *shown = summer_safety_page_get_commands (SUMMER_PAGE (self));

  for (guint i = 0; i < N_VIEWS; i++)
    if (shown == GTK_WIDGET (self->views[i]) && summer_sheet_view_get_chosen (self->views[i]) != 0)
      gtk_widget_activate_action (widget, "win.history", "(sx)", tables[i],
                                  summer_sheet_view_get_chosen (self->views[i]));
}

static void
summer_safety_page_class_init (SummerSafetyPageClass *klass)
{
  SUMMER_PAGE_CLASS (klass)->refresh = summer_safety_page_refresh;
  SUMMER_PAGE_CLASS (klass)->show = summer_safety_page_show;
  SUMMER_PAGE_CLASS (klass)->get_commands = summer_safety_page_get_commands;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.history", NULL, history_action);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_h, GDK_CONTROL_MASK,
                                       "page.history", NULL);
}

static void
summer_safety_page_init (SummerSafetyPage *self)
{
  const char *names[] = { "visits", "incidents", "samples" };
  const char *titles[] = { _ ("Visits"), _ ("Incidents"), _ ("Food samples") };

  self->stack = GTK_STACK (gtk_stack_new ());
  self->details = SUMMER_DETAILS (summer_details_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->details), FALSE);
  for (guint i = 0; i < N_VIEWS; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      self->views[i] = SUMMER_SHEET_VIEW (summer_sheet_view_new ());
      g_signal_connect_swapped (self->views[i], "activate", G_CALLBACK (activate_cb), self);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->views[i]));
      if (i == INCIDENTS)
        gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->details));
      gtk_stack_add_titled (self->stack, box, names[i], titles[i]);
    }
  g_signal_connect_swapped (self->views[INCIDENTS], "selected", G_CALLBACK (selected_cb), self);
  for (guint i = 0; i < N_VIEWS; i++)
    summer_sheet_view_add_button (self->views[i], new_switch (self));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}
