#include "config.h"

#include "summer-safety-page.h"

#include <glib/gi18n.h>

#include "summer-batch-dialog.h"
#include "summer-batch.h"
#include "summer-claim-dialog.h"
#include "summer-correction-dialog.h"
#include "summer-incident-step-dialog.h"
#include "summer-phrase.h"
#include "summer-safety-details.h"
#include "summer-sheet-chosen.h"
#include "summer-visit-calendar-view.h"
#include "summer-visit-calendar.h"
#include "summer-visit-dialog.h"
#include "summer-visit-table.h"
#include "summer-window.h"

enum
{
  VISITS,
  CORRECTIONS,
  CALENDAR,
  INCIDENTS,
  DRILLS,
  SAMPLES,
  N_VIEWS,
};

struct _SummerSafetyPage
{
  SummerPage parent_instance;

  GtkStack *stack;
  SummerSheetView *views[N_VIEWS];
  SummerDetails *details[N_VIEWS]; /* of the row chosen; NULL where there is no more to say */
  SummerVisitCalendarView *calendar;
  gboolean ready;
};

G_DEFINE_FINAL_TYPE (SummerSafetyPage, summer_safety_page, SUMMER_TYPE_PAGE)

static char *
dup_visits_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s visit", "%s visits", count), count);
}

static char *
dup_corrections_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s correction", "%s corrections", count), count);
}

static char *
dup_incidents_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s incident", "%s incidents", count), count);
}

static char *
dup_drills_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s drill", "%s drills", count), count);
}

static char *
dup_samples_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s sample", "%s samples", count), count);
}

static const struct
{
  const char *name, *title;
  const SummerSheetSpec *spec;
  const char *where;
  const char *table; /* of its records, for their history */
  const char *empty_title, *empty_text;
  char *(*dup_count_text) (guint count);
  void (*describe) (SummerDetails *details, SummerOffice *office, SummerSheetRow *row);
} tabs[N_VIEWS] = {
  [VISITS]
  = { "visits", N_ ("Visits"), &summer_sheet_visits, "result", "visit", N_ ("No Visits Yet"),
      N_ ("Record one with New Visit, or import the sheet of visits of the programme "
          "workbook."),
      dup_visits_text, summer_safety_details_describe_visit },
  [CORRECTIONS] = { "corrections", N_ ("Corrections"), &summer_sheet_corrections, "state",
                    "visit_problem", N_ ("Nothing to Correct"),
                    N_ ("The problems found on visits stand here until they are confirmed as "
                        "corrected."),
                    dup_corrections_text, summer_safety_details_describe_correction },
  [CALENDAR]
  = { "calendar", N_ ("Plan of visits"), &summer_sheet_planned_visits, NULL, "planned_visit",
      N_ ("No Visits Planned"), N_ ("Choose classes of the list below, and plan a visit of them."),
      dup_visits_text, NULL },
  [INCIDENTS] = { "incidents", N_ ("Incidents"), &summer_sheet_incidents, "review", "incident",
                  N_ ("No Incidents"),
                  N_ ("Nothing was recorded. Incidents are noted at the desk of a class, or come "
                      "with the programme workbook."),
                  dup_incidents_text, summer_safety_details_describe_incident },
  [DRILLS] = { "drills", N_ ("Drills"), &summer_sheet_drills, "kind", "drill", N_ ("No Drills Yet"),
               N_ ("Record one with New Drill."), dup_drills_text, NULL },
  [SAMPLES]
  = { "samples", N_ ("Food samples"), &summer_sheet_samples, NULL, "food_sample",
      N_ ("No Food Samples"), N_ ("They are noted at the desk of a class when a meal is served."),
      dup_samples_text, NULL },
};

static void
set_up (SummerSafetyPage *self)
{
  SummerOffice *office = summer_page_get_office (SUMMER_PAGE (self));

  self->ready = TRUE;
  for (guint i = 0; i < N_VIEWS; i++)
    {
      summer_sheet_view_set_count_text (self->views[i], tabs[i].dup_count_text);
      summer_sheet_view_set_empty (self->views[i], "summer-safety-symbolic",
                                   _ (tabs[i].empty_title), _ (tabs[i].empty_text),
                                   i == VISITS ? _ ("_Import a Workbook…") : NULL,
                                   i == VISITS ? "exchange" : NULL);
      summer_sheet_view_set_up (self->views[i], office, tabs[i].spec, tabs[i].where);
    }
}

static SummerSheetRow *
dup_row (SummerSafetyPage *self, guint view, gint64 key)
{
  SummerSheet *sheet = summer_sheet_view_get_sheet (self->views[view]);
  const guint position = key != 0 ? summer_sheet_find_key (sheet, key) : GTK_INVALID_LIST_POSITION;

  return position != GTK_INVALID_LIST_POSITION
             ? g_list_model_get_item (G_LIST_MODEL (sheet), position)
             : NULL;
}

static void
describe (SummerSafetyPage *self, guint view, gint64 key)
{
  g_autoptr (SummerSheetRow) row = NULL;

  if (self->details[view] == NULL)
    return;
  row = dup_row (self, view, key);
  gtk_widget_set_visible (GTK_WIDGET (self->details[view]), row != NULL);
  if (row != NULL)
    tabs[view].describe (self->details[view], summer_page_get_office (SUMMER_PAGE (self)), row);
}

static guint
find_view (SummerSafetyPage *self, gpointer view)
{
  guint i = 0;

  while (i < N_VIEWS - 1 && view != self->views[i])
    i++;
  return i;
}

static guint
get_shown (SummerSafetyPage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);
  guint i = 0;

  while (i < N_VIEWS - 1 && g_strcmp0 (tabs[i].name, name) != 0)
    i++;
  return i;
}

static void
update_actions (SummerSafetyPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const guint shown = get_shown (self);
  const gboolean open
      = summer_office_get_programme (summer_page_get_office (SUMMER_PAGE (self))) != 0;
  const gboolean chosen = self->ready && summer_sheet_view_get_chosen (self->views[shown]) != 0;
  const gboolean makes = shown == VISITS || shown == CALENDAR || shown == DRILLS;

  gtk_widget_action_set_enabled (widget, "page.new", open && makes);
  gtk_widget_action_set_enabled (widget, "page.change", chosen && makes);
  gtk_widget_action_set_enabled (widget, "page.make", chosen && shown == CALENDAR);
  gtk_widget_action_set_enabled (widget, "page.call-off", chosen && shown == CALENDAR);
  gtk_widget_action_set_enabled (widget, "page.report", chosen && shown == CORRECTIONS);
  gtk_widget_action_set_enabled (widget, "page.confirm", chosen && shown == CORRECTIONS);
  gtk_widget_action_set_enabled (widget, "page.send-back", chosen && shown == CORRECTIONS);
  gtk_widget_action_set_enabled (widget, "page.add-step", chosen && shown == INCIDENTS);
  gtk_widget_action_set_enabled (widget, "page.new-claim", chosen && shown == INCIDENTS);
}

static void
selected_cb (SummerSafetyPage *self, gint64 key, SummerSheetView *view)
{
  describe (self, find_view (self, view), key);
  update_actions (self);
}

/* What is overdue is seen on the tab, from whichever one looks. */
static void
update_titles (SummerSafetyPage *self)
{
  SummerOffice *office = summer_page_get_office (SUMMER_PAGE (self));
  SummerStore *store = summer_office_get_store (office);
  GtkStackPage *page
      = gtk_stack_get_page (self->stack,
                            gtk_stack_get_child_by_name (self->stack, tabs[CORRECTIONS].name));
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;
  guint waiting = 0, overdue = 0;
  SummerDay today;

  summer_workplace_get_now (summer_workplace_get (office), &today, NULL);
  if (store != NULL
      && !summer_visit_problem_count (store, summer_office_get_programme (office),
                                      summer_office_get_unions (office), today, &waiting, &overdue,
                                      &error))
    g_info ("The corrections cannot be counted: %s", error->message); /* their sheet says so too */
  title = overdue > 0 ? g_strdup_printf (_ ("Corrections (%u overdue)"), overdue)
                      : g_strdup (_ (tabs[CORRECTIONS].title));
  gtk_stack_page_set_title (page, title);
  gtk_stack_page_set_needs_attention (page, overdue > 0);
}

static void
summer_safety_page_refresh (SummerPage *page)
{
  SummerSafetyPage *self = SUMMER_SAFETY_PAGE (page);

  if (!self->ready)
    set_up (self);
  for (guint i = 0; i < N_VIEWS; i++)
    {
      summer_sheet_view_refresh (self->views[i]);
      describe (self, i, summer_sheet_view_get_chosen (self->views[i]));
    }
  summer_visit_calendar_view_refresh (self->calendar, summer_page_get_office (page));
  update_titles (self);
  update_actions (self);
}

/* "x" = the key of an incident; "s" = the name of a tab; "(sx)" = a row of it. */
static void
summer_safety_page_show (SummerPage *page, GVariant *target)
{
  SummerSafetyPage *self = SUMMER_SAFETY_PAGE (page);
  const char *tab;
  gint64 key;

  if (g_variant_is_of_type (target, G_VARIANT_TYPE ("(sx)")))
    {
      g_variant_get (target, "(&sx)", &tab, &key);
      gtk_stack_set_visible_child_name (self->stack, tab);
      summer_sheet_view_choose (self->views[get_shown (self)], key);
      return;
    }
  if (g_variant_is_of_type (target, G_VARIANT_TYPE_STRING))
    gtk_stack_set_visible_child_name (self->stack, g_variant_get_string (target, NULL));
  if (!g_variant_is_of_type (target, G_VARIANT_TYPE_INT64))
    return;
  gtk_stack_set_visible_child_name (self->stack, tabs[INCIDENTS].name);
  summer_sheet_view_choose (self->views[INCIDENTS], g_variant_get_int64 (target));
}

static GtkWidget *
summer_safety_page_get_commands (SummerPage *page)
{
  SummerSafetyPage *self = SUMMER_SAFETY_PAGE (page);

  return GTK_WIDGET (self->views[get_shown (self)]);
}

static gint64
summer_safety_page_get_class (SummerPage *page)
{
  SummerSafetyPage *self = SUMMER_SAFETY_PAGE (page);

  return summer_sheet_chosen_get_class (self->views[get_shown (self)]);
}

static void
summer_safety_page_show_added (SummerPage *page)
{
  SummerSafetyPage *self = SUMMER_SAFETY_PAGE (page);
  const guint shown = get_shown (self);

  summer_sheet_chosen_show_added (self->views[shown], tabs[shown].table);
}

/* {{{ Actions */

static SummerWorkplace *
get_workplace (gpointer self)
{
  return summer_workplace_get (summer_page_get_office (SUMMER_PAGE (self)));
}

static GtkWindow *
get_window (gpointer self)
{
  return GTK_WINDOW (gtk_widget_get_root (self));
}

static gint64
get_chosen (SummerSafetyPage *self)
{
  return summer_sheet_view_get_chosen (self->views[get_shown (self)]);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const gint64 class_id = summer_page_get_class (SUMMER_PAGE (widget));

  switch (get_shown (SUMMER_SAFETY_PAGE (widget)))
    {
    case VISITS:
      summer_visit_dialog_present_new (get_window (widget), get_workplace (widget), class_id);
      break;
    case CALENDAR:
      summer_planned_visit_dialog_present (get_window (widget), get_workplace (widget), 0,
                                           class_id);
      break;
    case DRILLS:
      summer_drill_dialog_present (get_window (widget), get_workplace (widget), 0, class_id);
      break;
    default:
      break;
    }
}

static void
change (SummerSafetyPage *self, guint view, gint64 key)
{
  if (view == VISITS)
    summer_visit_dialog_present_stored (get_window (self), get_workplace (self), key);
  else if (view == CALENDAR)
    summer_planned_visit_dialog_present (get_window (self), get_workplace (self), key, 0);
  else if (view == DRILLS)
    summer_drill_dialog_present (get_window (self), get_workplace (self), key, 0);
}

static void
change_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSafetyPage *self = SUMMER_SAFETY_PAGE (widget);
  const guint shown = get_shown (self);
  guint n = 0, n_fields = 0;
  g_autofree gint64 *keys
      = summer_sheet_view_dup_selected (self->views[shown], SUMMER_BATCH_MOST, &n);

  summer_batch_list_fields (tabs[shown].table, &n_fields);
  if (n > 1 && n_fields > 0)
    summer_batch_dialog_present (SUMMER_WINDOW (get_window (widget)), tabs[shown].table, keys, n);
  else
    change (self, shown, get_chosen (self));
}

static void
make_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_visit_dialog_present_planned (get_window (widget), get_workplace (widget),
                                       get_chosen (SUMMER_SAFETY_PAGE (widget)));
}

static void
call_off_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerStore *store = summer_office_get_store (summer_page_get_office (SUMMER_PAGE (widget)));
  SummerWindow *window = SUMMER_WINDOW (get_window (widget));
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;

  if (summer_planned_visit_cancel (store, get_chosen (SUMMER_SAFETY_PAGE (widget)), &done, &error))
    summer_window_toast (window, done, _ ("_Undo"), "win.undo");
  else
    summer_window_toast_error (window, error);
}

static void
correct (GtkWidget *widget, SummerCorrectionAct act)
{
  summer_correction_dialog_present (get_window (widget), get_workplace (widget), act,
                                    get_chosen (SUMMER_SAFETY_PAGE (widget)));
}

static void
report_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  correct (widget, SUMMER_CORRECTION_REPORT);
}

static void
confirm_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  correct (widget, SUMMER_CORRECTION_CONFIRM);
}

static void
send_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  correct (widget, SUMMER_CORRECTION_SEND_BACK);
}

static void
add_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_incident_step_dialog_present (get_window (widget), get_workplace (widget),
                                       get_chosen (SUMMER_SAFETY_PAGE (widget)), 0);
}

/* "x": a follow-up of the incident that is chosen */
static void
change_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_incident_step_dialog_present (get_window (widget), get_workplace (widget),
                                       get_chosen (SUMMER_SAFETY_PAGE (widget)),
                                       g_variant_get_int64 (parameter));
}

static void
new_claim_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_claim_dialog_present_new (get_window (widget), get_workplace (widget),
                                   get_chosen (SUMMER_SAFETY_PAGE (widget)));
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSafetyPage *self = SUMMER_SAFETY_PAGE (widget);
  const gint64 key = get_chosen (self);

  if (key != 0)
    gtk_widget_activate_action (widget, "win.history", "(sx)", tabs[get_shown (self)].table, key);
}

/* What waits for the clerk is done; the class is a button away. */
static void
activate_cb (SummerSafetyPage *self, gint64 key, SummerSheetView *view)
{
  const guint shown = find_view (self, view);
  const SummerSheetSpec *spec = tabs[shown].spec;
  g_autoptr (SummerSheetRow) row = dup_row (self, shown, key);
  guint column;

  if (row == NULL)
    return;
  if (shown == VISITS || shown == DRILLS)
    {
      change (self, shown, key);
      return;
    }
  if (shown == CALENDAR)
    {
      summer_visit_dialog_present_planned (get_window (self), get_workplace (self), key);
      return;
    }
  column = summer_sheet_find_column (spec, shown == CORRECTIONS ? "state" : "review");
  if (shown == CORRECTIONS
      && summer_sheet_row_get_number (row, column) != SUMMER_CORRECTION_CONFIRMED)
    correct (GTK_WIDGET (self), SUMMER_CORRECTION_CONFIRM);
  else if (shown == INCIDENTS && !summer_sheet_row_is_null (row, column)
           && summer_sheet_row_get_number (row, column) == SUMMER_REVIEW_WAITING)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.review-incident", "x", key);
  else
    gtk_widget_activate_action (
        GTK_WIDGET (self), "win.show-class", "s",
        summer_sheet_row_get_raw (row, summer_sheet_find_column (spec, "class_code")));
}

/* }}} */

static void
summer_safety_page_class_init (SummerSafetyPageClass *klass)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "page.new", new_action, GDK_KEY_n, GDK_CONTROL_MASK },
    { "page.change", change_action, GDK_KEY_F2, 0 },
    { "page.history", history_action, GDK_KEY_h, GDK_CONTROL_MASK },
    { "page.make", make_action, 0, 0 },
    { "page.call-off", call_off_action, 0, 0 },
    { "page.report", report_action, 0, 0 },
    { "page.confirm", confirm_action, GDK_KEY_Return, GDK_CONTROL_MASK },
    { "page.send-back", send_back_action, 0, 0 },
    { "page.add-step", add_step_action, 0, 0 },
    { "page.new-claim", new_claim_action, 0, 0 },
  };

  SUMMER_PAGE_CLASS (klass)->refresh = summer_safety_page_refresh;
  SUMMER_PAGE_CLASS (klass)->show = summer_safety_page_show;
  SUMMER_PAGE_CLASS (klass)->get_commands = summer_safety_page_get_commands;
  SUMMER_PAGE_CLASS (klass)->get_class = summer_safety_page_get_class;
  SUMMER_PAGE_CLASS (klass)->show_added = summer_safety_page_show_added;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.change-step", "x",
                                   change_step_action);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), actions[i].name, NULL,
                                       actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), actions[i].key,
                                             actions[i].modifiers, actions[i].name, NULL);
    }
}

/* The switch stands over the sheets: there are too many for a place in their bars. */
static GtkWidget *
new_bar (SummerSafetyPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *switcher = gtk_stack_switcher_new ();

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  gtk_widget_set_valign (switcher, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (bar, "page-bar");
  gtk_box_append (GTK_BOX (bar), switcher);
  return bar;
}

static void
add_button (
    SummerSafetyPage *self, guint view, const char *label, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  summer_sheet_view_add_button (self->views[view], button);
}

static GtkWidget *
new_tab (SummerSafetyPage *self, guint i)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->views[i] = SUMMER_SHEET_VIEW (summer_sheet_view_new ());
  g_signal_connect_swapped (self->views[i], "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->views[i], "selected", G_CALLBACK (selected_cb), self);
  if (i == CALENDAR)
    {
      self->calendar = SUMMER_VISIT_CALENDAR_VIEW (summer_visit_calendar_view_new (self->views[i]));
      return GTK_WIDGET (self->calendar);
    }
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->views[i]));
  if (tabs[i].describe != NULL)
    {
      self->details[i] = SUMMER_DETAILS (summer_details_new ());
      gtk_widget_set_visible (GTK_WIDGET (self->details[i]), FALSE);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->details[i]));
    }
  return box;
}

static void
summer_safety_page_init (SummerSafetyPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stack = GTK_STACK (gtk_stack_new ());
  for (guint i = 0; i < N_VIEWS; i++)
    gtk_stack_add_titled (self->stack, new_tab (self, i), tabs[i].name, _ (tabs[i].title));
  add_button (self, VISITS, _ ("Chec_klist…"), "win.checklist",
              g_variant_new_int32 (SUMMER_CHECKLIST_VISIT));
  add_button (self, VISITS, _ ("_New Visit…"), "page.new", NULL);
  add_button (self, CALENDAR, _ ("_Make the Visit…"), "page.make", NULL);
  add_button (self, CALENDAR, _ ("Call _Off"), "page.call-off", NULL);
  add_button (self, DRILLS, _ ("_New Drill…"), "page.new", NULL);
  gtk_box_append (GTK_BOX (box), new_bar (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
}
