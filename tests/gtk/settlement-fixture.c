#include "config.h"

#include "settlement-fixture.h"

#include "summer-record-dialog.h"
#include "summer-settlement-view.h"
#include "summer-workplace.h"

#define N_CLASSES 20

GtkWindow *
finance_find_dialog (void)
{
  return harness_find_window ("SummerRecordDialog");
}

static gboolean
is_active (gpointer unused)
{
  GtkWindow *dialog = finance_find_dialog ();

  return dialog != NULL && gtk_window_is_active (dialog);
}

static gboolean
is_closed (gpointer unused)
{
  return finance_find_dialog () == NULL;
}

void
finance_wait_for_dialog (Finance *self)
{
  harness_wait (is_active, NULL);
  harness_settle (self->harness);
}

void
finance_focus_view (Finance *self)
{
  harness_wait_assessed (self->harness);
  gtk_window_present (GTK_WINDOW (self->harness->window));
  harness_settle (self->harness);
  gtk_widget_grab_focus (self->view);
  harness_settle (self->harness);
}

void
finance_store_dialog (Finance *self)
{
  harness_press (self->harness, "ctrl+Return");
  harness_wait (is_closed, NULL);
  finance_focus_view (self);
}

Finance
finance_open (void)
{
  Finance self = { .harness = harness_new (N_CLASSES) };

  harness_wait_assessed (self.harness);
  self.store = summer_office_get_store (self.harness->office);
  self.programme = summer_office_get_programme (self.harness->office);
  summer_workplace_set_now (summer_workplace_get (self.harness->office),
                            summer_day_from_ymd (2019, 9, 2), 600);
  summer_window_set_page (self.harness->window, "subsidy", g_variant_new_string ("settlement"));
  harness_settle (self.harness);
  self.view = harness_find (summer_window_get_page_widget (self.harness->window),
                            SUMMER_TYPE_SETTLEMENT_VIEW);
  finance_focus_view (&self);
  return self;
}

SummerSettlement *
finance_load_last (Finance *self)
{
  g_autoptr (GError) error = NULL;
  SummerSettlement *last = summer_settlement_load_last (self->store, self->programme, &error);

  g_assert_no_error (error);
  return last;
}

void
finance_draw_up (Finance *self, const char *person)
{
  harness_press (self->harness, "ctrl+n");
  finance_wait_for_dialog (self);
  gtk_widget_grab_focus (
      summer_record_dialog_get_field (SUMMER_RECORD_DIALOG (finance_find_dialog ()), "person"));
  harness_press (self->harness, "ctrl+a");
  harness_type (self->harness, person);
}

void
finance_give_reasons (Finance *self, const char *reason)
{
  harness_press (self->harness, "alt+r");
  harness_type (self->harness, reason);
  harness_press (self->harness, "Return"); /* gives it to all */
}

/* The step that is due; whoever did the last one is written over. */
void
finance_take_next (Finance *self, const char *person)
{
  harness_press (self->harness, "ctrl+Return");
  finance_wait_for_dialog (self);
  harness_press (self->harness, "ctrl+a");
  harness_type (self->harness, person);
  harness_settle (self->harness);
}

void
finance_settle_all (Finance *self)
{
  finance_draw_up (self, "Chen");
  finance_give_reasons (self, "late");
  finance_store_dialog (self);
  finance_take_next (self, "Lin");
  finance_store_dialog (self);
  finance_take_next (self, "Lin");
  finance_store_dialog (self);
}

gboolean
finance_shows (Finance *self, const char *text)
{
  GtkLabel *label = harness_find_label (self->view, text);

  return label != NULL && gtk_widget_get_mapped (GTK_WIDGET (label));
}

gint64
finance_parse_money (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autofree char *plain = g_strjoinv ("", parts);
  SummerMoney fen;

  if (g_str_has_prefix (plain, "-"))
    return -finance_parse_money (plain + 1);
  g_assert_true (summer_money_parse (plain, &fen, &error));
  g_assert_no_error (error);
  return fen;
}

/* What is on screen, line by line: its sum is the store's, and so is the sum shown. */
void
finance_assert_sums (Finance *self)
{
  g_autoptr (SummerSettlement) last = finance_load_last (self);
  g_autofree char *total = summer_money_dup_text (last->record.total);
  g_autofree char *block = NULL;
  g_auto (GStrv) lines = NULL;
  gint64 due = 0, granted = 0, shown = G_MININT64;

  gtk_widget_activate_action (self->view, "sheet.copy", NULL);
  block = harness_dup_clipboard (self->harness);
  lines = g_strsplit (g_strstrip (block), "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      g_assert_cmpuint (g_strv_length (cells), >=, 9);
      if (strcmp (cells[0], "Total") == 0)
        {
          shown = finance_parse_money (cells[8]);
          continue;
        }
      granted += finance_parse_money (cells[6]);
      due += finance_parse_money (cells[8]);
    }
  g_assert_cmpint (granted, ==, last->record.granted);
  g_assert_cmpint (due, ==, last->record.total);
  g_assert_cmpint (shown, ==, last->record.total);
  g_assert_true (finance_shows (self, total));
}

void
finance_clear (Finance *self)
{
  harness_free (self->harness);
}
