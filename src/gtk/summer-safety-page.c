#include "config.h"

#include "summer-safety-page.h"

#include <glib/gi18n.h>

#include "summer-sheet-view.h"

#include "summer-phrase.h"

enum
{
  VISITS,
  INCIDENTS,
  N_VIEWS,
};

struct _SummerSafetyPage
{
  SummerPage parent_instance;

  GtkStack *stack;
  SummerSheetView *views[N_VIEWS];
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
      _ ("Nothing was recorded. Incidents come with the programme workbook."), NULL, NULL);
  summer_sheet_view_set_up (self->views[INCIDENTS], office, &summer_sheet_incidents, "severity");
}

static void
summer_safety_page_refresh (SummerPage *page)
{
  SummerSafetyPage *self = SUMMER_SAFETY_PAGE (page);

  if (!self->ready)
    set_up (self);
  for (guint i = 0; i < N_VIEWS; i++)
    summer_sheet_view_refresh (self->views[i]);
}

static GtkWidget *
summer_safety_page_get_commands (SummerPage *page)
{
  return gtk_stack_get_visible_child (SUMMER_SAFETY_PAGE (page)->stack);
}

static void
activate_cb (SummerSafetyPage *self, gint64 key, SummerSheetView *view)
{
  SummerSheet *sheet = summer_sheet_view_get_sheet (view);
  guint code = summer_sheet_find_column (summer_sheet_get_spec (sheet), "class_code");
  g_autoptr (SummerSheetRow) row
      = g_list_model_get_item (G_LIST_MODEL (sheet), summer_sheet_find_key (sheet, key));

  if (row != NULL)
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
summer_safety_page_class_init (SummerSafetyPageClass *klass)
{
  SUMMER_PAGE_CLASS (klass)->refresh = summer_safety_page_refresh;
  SUMMER_PAGE_CLASS (klass)->get_commands = summer_safety_page_get_commands;
}

static void
summer_safety_page_init (SummerSafetyPage *self)
{
  const char *names[] = { "visits", "incidents" };
  const char *titles[] = { _ ("Visits"), _ ("Incidents") };

  self->stack = GTK_STACK (gtk_stack_new ());
  for (guint i = 0; i < N_VIEWS; i++)
    {
      self->views[i] = SUMMER_SHEET_VIEW (summer_sheet_view_new ());
      g_signal_connect_swapped (self->views[i], "activate", G_CALLBACK (activate_cb), self);
      gtk_stack_add_titled (self->stack, GTK_WIDGET (self->views[i]), names[i], titles[i]);
    }
  for (guint i = 0; i < N_VIEWS; i++)
    summer_sheet_view_add_button (self->views[i], new_switch (self));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}
