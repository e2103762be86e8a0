#include "config.h"

#include "summer-journal-page.h"

#include <glib/gi18n.h>

#include "summer-phrase.h"

struct _SummerJournalPage
{
  SummerSheetPage parent_instance;

  GtkWidget *undo;
};

G_DEFINE_FINAL_TYPE (SummerJournalPage, summer_journal_page, SUMMER_TYPE_SHEET_PAGE)

static char *
dup_count_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s entry", "%s entries", count), count);
}

/* An entry that was taken back is not taken back twice. */
static void
update_undo (SummerJournalPage *self, SummerSheetRow *row)
{
  guint undone_by = summer_sheet_find_column (&summer_sheet_journal, "undone_by");

  gtk_widget_set_visible (self->undo, row != NULL && summer_sheet_row_is_null (row, undone_by));
  if (row != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->undo), "x",
                                      summer_sheet_row_get_key (row));
}

static void
describe (SummerSheetPage *page, SummerSheetRow *row, SummerDetails *details)
{
  const char *columns[] = { "time", "account", "reason", "undone_by" };
  g_autofree char *action
      = summer_sheet_row_dup_text (row, summer_sheet_find_column (&summer_sheet_journal, "action"));
  g_autofree char *sequence = g_strdup_printf ("%" G_GINT64_FORMAT, summer_sheet_row_get_key (row));
  /* Translators: %s is the number of the entry in the journal. */
  g_autofree char *number = g_strdup_printf (_ ("Entry %s"), sequence);

  summer_details_begin (details, action, number);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    summer_sheet_page_add_line (page, details, row, columns[i]);
  update_undo (SUMMER_JOURNAL_PAGE (page), row);
}

static void
selected_cb (SummerJournalPage *self, gint64 key)
{
  if (key == 0)
    update_undo (self, NULL);
}

static void
summer_journal_page_constructed (GObject *object)
{
  SummerJournalPage *self = SUMMER_JOURNAL_PAGE (object);
  SummerSheetView *view;

  G_OBJECT_CLASS (summer_journal_page_parent_class)->constructed (object);

  view = summer_sheet_page_get_view (SUMMER_SHEET_PAGE (self));
  self->undo = gtk_button_new_with_mnemonic (_ ("_Undo This Entry"));
  gtk_widget_set_valign (self->undo, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->undo, FALSE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->undo), "x", (gint64) 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->undo), "win.undo-entry");
  summer_sheet_view_add_button (view, self->undo);
  g_signal_connect_swapped (view, "selected", G_CALLBACK (selected_cb), self);
}

static void
summer_journal_page_class_init (SummerJournalPageClass *klass)
{
  SummerSheetPageClass *page_class = SUMMER_SHEET_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = summer_journal_page_constructed;
  page_class->spec = &summer_sheet_journal;
  page_class->table = "";
  page_class->empty_icon = "summer-journal-symbolic";
  page_class->empty_title = N_ ("Nothing Was Done Yet");
  page_class->empty_text
      = N_ ("Every change to the records is noted here, and can be undone from here.");
  page_class->dup_count_text = dup_count_text;
  page_class->describe = describe;
}

static void
summer_journal_page_init (SummerJournalPage *self)
{
}
