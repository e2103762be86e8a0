#include "config.h"

#include "summer-duplicates-view.h"

#include <glib/gi18n.h>

#include "summer-export-list.h"
#include "summer-list-chooser.h"
#include "summer-print.h"
#include "summer-report.h"
#include "summer-table.h"
#include "summer-twins.h"
#include "summer-window.h"

struct _SummerDuplicatesView
{
  AdwBin parent_instance;

  GtkWidget *bar, *title, *note;
  GtkStack *content;
  SummerTable *table;
  SummerTwins *twins; /* owned: the texts of pairs; NULL until refreshed */
  GArray *pairs;      /* owned: SummerTwinPair, the rows */
};

G_DEFINE_FINAL_TYPE (SummerDuplicatesView, summer_duplicates_view, ADW_TYPE_BIN)

static const SummerTwinPair *
get_pair (gpointer owner, guint row)
{
  return &g_array_index (((SummerDuplicatesView *) owner)->pairs, SummerTwinPair, row);
}

/* {{{ What stands in a row */

static char *
dup_kind (gpointer owner, guint row)
{
  static const char *const words[] = {
    [SUMMER_TWIN_IDENTITY] = N_ ("same identity number"),
    [SUMMER_TWIN_NAME] = N_ ("same name and birth date"),
    [SUMMER_TWIN_TWO_CLASSES] = N_ ("in two classes at once"),
    [SUMMER_TWIN_APPLIED] = N_ ("applied twice"),
  };

  return g_strdup (_ (words[get_pair (owner, row)->kind]));
}

static char *
dup_name (gpointer owner, guint row)
{
  return g_strdup (get_pair (owner, row)->one.name);
}

/* "FZ1900171 · FZ-003, 8 Jul to 16 Aug" */
static char *
dup_record (const SummerTwin *twin)
{
  g_autofree char *first = summer_day_dup_iso (twin->period.first);
  g_autofree char *last = summer_day_dup_iso (twin->period.last);

  if (twin->class_code == NULL)
    return g_strdup_printf (_ ("%s · in no class"), twin->code);
  if (twin->applied)
    return g_strdup_printf ("%s · %s", twin->code, twin->class_code);
  return g_strdup_printf (_ ("%s · %s, %s to %s"), twin->code, twin->class_code, first, last);
}

static char *
dup_one (gpointer owner, guint row)
{
  return dup_record (&get_pair (owner, row)->one);
}

static char *
dup_other (gpointer owner, guint row)
{
  return dup_record (&get_pair (owner, row)->other);
}

static char *
dup_remedy (gpointer owner, guint row)
{
  static const char *const words[] = {
    [SUMMER_TWIN_IDENTITY] = N_ ("Mend the number of one, or let one of the two leave."),
    [SUMMER_TWIN_NAME] = N_ ("Write both identity numbers, or let one of the two leave."),
    [SUMMER_TWIN_TWO_CLASSES] = N_ ("Transfer the child, or let it leave one class."),
    [SUMMER_TWIN_APPLIED] = N_ ("Ask which class is meant, and take the other one back."),
  };

  return g_strdup (_ (words[get_pair (owner, row)->kind]));
}
/* }}} */

static const SummerListColumn columns[] = {
  { NULL, N_ ("Duplicate"), 22, SUMMER_LIST_TEXT },
  { NULL, N_ ("Name"), 12, SUMMER_LIST_TEXT },
  { NULL, N_ ("One record"), 36, SUMMER_LIST_TEXT },
  { NULL, N_ ("Other record"), 36, SUMMER_LIST_TEXT },
  { NULL, N_ ("How it is mended"), 44, SUMMER_LIST_WRAP },
};
static const SummerTableTextFunc texts[] = { dup_kind, dup_name, dup_one, dup_other, dup_remedy };

G_STATIC_ASSERT (G_N_ELEMENTS (columns) == G_N_ELEMENTS (texts));

/* Where the second record is mended: it is the later one. */
static void
activated_cb (SummerTable *table, guint row, SummerDuplicatesView *self)
{
  const SummerTwin *twin = &get_pair (self, row)->other;
  SummerWindow *window = SUMMER_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  summer_window_set_page (window, twin->applied ? "enrolment" : "children",
                          g_variant_new_int64 (twin->id));
}

static void
fill_row (gpointer owner, guint row, SummerListValue *values)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = texts[i](owner, row);

      summer_list_set_text (&values[i], text);
    }
}

static SummerReport *
new_report (SummerDuplicatesView *self)
{
  const double shares[] = { 15, 9, 25, 25, 26 };
  g_autoptr (GPtrArray) rows = summer_table_list_texts (self->table);
  SummerReport *report
      = summer_report_new (_ ("Duplicates"), gtk_label_get_text (GTK_LABEL (self->note)));

  summer_report_add_table (report, rows, shares, G_N_ELEMENTS (shares), 0);
  return report;
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *block = summer_table_dup_block (SUMMER_DUPLICATES_VIEW (widget)->table, FALSE);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), block);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (SummerReport) report = new_report (SUMMER_DUPLICATES_VIEW (widget));

  summer_print_form (SUMMER_FORM (report), GTK_WINDOW (gtk_widget_get_root (widget)));
}

static gboolean
save (SummerDuplicatesView *self, const char *path, GError **error)
{
  if (summer_list_chooser_is (path, ".pdf"))
    {
      g_autoptr (SummerReport) report = new_report (self);

      return summer_form_save_pdf (SUMMER_FORM (report), path, error);
    }
  return summer_export_list (_ ("Duplicates"), gtk_label_get_text (GTK_LABEL (self->note)), columns,
                             G_N_ELEMENTS (columns), fill_row, self, self->pairs->len, path, error);
}

static void
save_to (GtkWidget *widget, const char *path)
{
  SummerWindow *window = SUMMER_WINDOW (gtk_widget_get_root (widget));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = g_strdup_printf (_ ("Saved as %s"), name);

  if (save (SUMMER_DUPLICATES_VIEW (widget), path, &error))
    summer_window_toast (window, text, NULL, NULL);
  else
    summer_window_toast_error (window, error);
}

static void
save_to_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save_to (widget, g_variant_get_string (parameter, NULL));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_list_chooser_ask (widget, _ ("Duplicates"), save_to);
}

/* Of two records that are one child's, one at least is of the unions shown. */
static void
narrow (GArray *pairs, SummerOffice *office)
{
  for (guint i = pairs->len; i > 0; i--)
    {
      const SummerTwinPair *pair = &g_array_index (pairs, SummerTwinPair, i - 1);

      if (!summer_office_shows_union (office, pair->one.union_name)
          && !summer_office_shows_union (office, pair->other.union_name))
        g_array_remove_index (pairs, i - 1);
    }
}

/**
 * summer_duplicates_view_refresh:
 *
 * Looks through the children and the open applications of the programme.
 */
guint
summer_duplicates_view_refresh (SummerDuplicatesView *self, SummerOffice *office)
{
  g_autoptr (GError) error = NULL;
  SummerTwins *twins;
  g_autofree char *note = NULL;

  g_return_val_if_fail (SUMMER_IS_DUPLICATES_VIEW (self), 0);

  twins = summer_twins_new (summer_office_get_store (office), summer_office_get_programme (office),
                            &error);
  if (twins == NULL)
    {
      summer_window_toast_error (SUMMER_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), error);
      return 0;
    }
  /* Rows ask for what they show: the table is emptied before it goes. */
  summer_table_set_n_rows (self->table, 0);
  g_array_unref (self->pairs);
  g_clear_pointer (&self->twins, summer_twins_free);
  self->twins = twins;
  self->pairs = summer_twins_list_pairs (twins);
  narrow (self->pairs, office);
  summer_table_set_n_rows (self->table, self->pairs->len);
  gtk_stack_set_visible_child_name (self->content, self->pairs->len > 0 ? "table" : "empty");
  note = g_strdup_printf (ngettext ("%u to be looked at", "%u to be looked at", self->pairs->len),
                          self->pairs->len);
  gtk_label_set_text (GTK_LABEL (self->note), note);
  return self->pairs->len;
}

static gboolean
summer_duplicates_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SUMMER_DUPLICATES_VIEW (widget)->table));
}

static void
summer_duplicates_view_dispose (GObject *object)
{
  SummerDuplicatesView *self = SUMMER_DUPLICATES_VIEW (object);

  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_pointer (&self->pairs, g_array_unref);
  g_clear_pointer (&self->twins, summer_twins_free);

  G_OBJECT_CLASS (summer_duplicates_view_parent_class)->dispose (object);
}

static void
summer_duplicates_view_class_init (SummerDuplicatesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_duplicates_view_dispose;
  widget_class->grab_focus = summer_duplicates_view_grab_focus;
  gtk_widget_class_install_action (widget_class, "sheet.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "sheet.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "sheet.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "duplicates.save-to", "s", save_to_action);
}

static GtkWidget *
new_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
fill_bar (SummerDuplicatesView *self)
{
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->title = gtk_label_new (_ ("Admissions"));
  self->note = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->bar, "page-bar");
  gtk_widget_add_css_class (self->title, "title");
  gtk_widget_add_css_class (self->note, "faint");
  gtk_label_set_xalign (GTK_LABEL (self->note), 0);
  gtk_widget_set_hexpand (self->note, TRUE);
  gtk_box_append (GTK_BOX (self->bar), self->title);
  gtk_box_append (GTK_BOX (self->bar), self->note);
  gtk_box_append (GTK_BOX (self->bar), new_button (_ ("_Export…"), "sheet.export"));
  gtk_box_append (GTK_BOX (self->bar), new_button (_ ("_Print…"), "sheet.print"));
}

static void
summer_duplicates_view_init (SummerDuplicatesView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *empty = adw_status_page_new ();
  static const int widths[] = { 150, 84, 270, 270, 0 };

  self->pairs = g_array_new (FALSE, FALSE, sizeof (SummerTwinPair));
  self->table = summer_table_new (self, _ ("Duplicates"));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    summer_table_add_text (self->table, summer_list_get_heading (&columns[i]), widths[i],
                           widths[i] == 0 ? SUMMER_TABLE_EXPAND | SUMMER_TABLE_WRAP
                                          : SUMMER_TABLE_PLAIN,
                           texts[i], NULL);
  g_signal_connect (self->table, "activated", G_CALLBACK (activated_cb), self);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "summer-pass-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("Nobody Is Recorded Twice"));
  self->content = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->content), TRUE);
  gtk_stack_add_named (self->content, GTK_WIDGET (self->table), "table");
  gtk_stack_add_named (self->content, empty, "empty");

  fill_bar (self);
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->content));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
summer_duplicates_view_new (void)
{
  return g_object_new (SUMMER_TYPE_DUPLICATES_VIEW, NULL);
}

void
summer_duplicates_view_add_switch (SummerDuplicatesView *self, GtkWidget *widget)
{
  g_return_if_fail (SUMMER_IS_DUPLICATES_VIEW (self));

  gtk_box_insert_child_after (GTK_BOX (self->bar), widget, self->title);
}
