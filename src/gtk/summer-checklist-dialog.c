#include "config.h"

#include "summer-checklist-dialog.h"

#include <glib/gi18n.h>

#include "summer-checklist.h"
#include "summer-field.h"
#include "summer-record-dialog.h"
#include "summer-window.h"

#define WEIGHT 5   /* points of a new item */
#define HEIGHT 520 /* room for a list of the usual length */

typedef struct
{
  SummerChecklist *list; /* owned */
  SummerRecordDialog *dialog;
  GtkWidget *offer; /* the default list, while there is none */
  GtkBox *rows;
} Editor;

/* The form has no fields of its own: it is all in the list. */
typedef struct
{
  int nothing;
} Record;

static void
editor_free (gpointer data)
{
  Editor *self = data;

  summer_checklist_free (self->list);
  g_free (self);
}

static void refill (Editor *self);

static void
touch (Editor *self)
{
  summer_record_dialog_touch (self->dialog);
}

static guint
get_index (gpointer control)
{
  return GPOINTER_TO_UINT (g_object_get_data (control, "item"));
}

static SummerChecklistItem *
get_item (Editor *self, gpointer control)
{
  return self->list->items->pdata[get_index (control)];
}

static void
text_cb (GtkEditable *control, Editor *self)
{
  g_autofree char *text = summer_field_dup_text (control);

  summer_checklist_item_set_text (get_item (self, control), text);
  touch (self);
}

static void
weight_cb (GtkSpinButton *control, Editor *self)
{
  get_item (self, control)->record.weight = gtk_spin_button_get_value_as_int (control);
  touch (self);
}

static void
serious_cb (GtkCheckButton *control, Editor *self)
{
  get_item (self, control)->record.serious = gtk_check_button_get_active (control) ? 1 : 0;
  touch (self);
}

static void
asked_cb (GtkCheckButton *control, Editor *self)
{
  get_item (self, control)->record.asked = gtk_check_button_get_active (control) ? 1 : 0;
  touch (self);
}

static void
up_cb (GtkWidget *control, Editor *self)
{
  summer_checklist_move (self->list, get_index (control), -1);
  refill (self);
  touch (self);
}

static void
down_cb (GtkWidget *control, Editor *self)
{
  summer_checklist_move (self->list, get_index (control), 1);
  refill (self);
  touch (self);
}

static void
remove_cb (GtkWidget *control, Editor *self)
{
  summer_checklist_remove (self->list, get_index (control));
  refill (self);
  touch (self);
}

static GtkWidget *
add_control (Editor *self,
             GtkWidget *row,
             GtkWidget *control,
             guint item,
             const char *name,
             const char *signal,
             GCallback changed)
{
  g_autofree char *text = g_strdup_printf (_ ("%s of item %u"), name, item + 1);

  g_object_set_data (G_OBJECT (control), "item", GUINT_TO_POINTER (item));
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  g_signal_connect (control, signal, changed, self);
  gtk_box_append (GTK_BOX (row), control);
  return control;
}

static void
add_button (Editor *self,
            GtkWidget *row,
            const char *icon,
            guint item,
            const char *name,
            const char *tip,
            GCallback clicked)
{
  GtkWidget *button = add_control (self, row, gtk_button_new_from_icon_name (icon), item, name,
                                   "clicked", clicked);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tip);
}

static GtkWidget *
new_row (Editor *self, guint i)
{
  const SummerChecklistItem *item = self->list->items->pdata[i];
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *text = gtk_entry_new (), *weight = gtk_spin_button_new_with_range (0, 100, 1);
  GtkWidget *serious = gtk_check_button_new_with_label (_ ("serious"));
  GtkWidget *asked = gtk_check_button_new_with_label (_ ("asked"));
  g_autofree char *number = g_strdup_printf ("%u.", i + 1);
  GtkWidget *label = gtk_label_new (number);

  gtk_label_set_width_chars (GTK_LABEL (label), 3);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_box_append (GTK_BOX (row), label);
  summer_field_set_text (text, item->record.text);
  gtk_entry_set_placeholder_text (GTK_ENTRY (text),
                                  _ ("What is looked at, put so that yes is good"));
  gtk_widget_set_hexpand (text, TRUE);
  add_control (self, row, text, i, _ ("Text"), "changed", G_CALLBACK (text_cb));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (weight), item->record.weight);
  gtk_editable_set_width_chars (GTK_EDITABLE (weight), 3);
  add_control (self, row, weight, i, _ ("Points"), "value-changed", G_CALLBACK (weight_cb));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (serious), item->record.serious != 0);
  gtk_widget_set_tooltip_text (serious, _ ("A “no” proposes a serious problem"));
  add_control (self, row, serious, i, _ ("Serious"), "toggled", G_CALLBACK (serious_cb));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (asked), item->record.asked != 0);
  add_control (self, row, asked, i, _ ("Asked"), "toggled", G_CALLBACK (asked_cb));
  add_button (self, row, "go-up-symbolic", i, _ ("Up"), _ ("Up"), G_CALLBACK (up_cb));
  add_button (self, row, "go-down-symbolic", i, _ ("Down"), _ ("Down"), G_CALLBACK (down_cb));
  add_button (self, row, "user-trash-symbolic", i, _ ("Removal"),
              item->used ? _ ("It was answered: it is no longer asked") : _ ("Remove"),
              G_CALLBACK (remove_cb));
  return row;
}

static void
refill (Editor *self)
{
  for (GtkWidget *row; (row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL;)
    gtk_box_remove (self->rows, row);
  for (guint i = 0; i < self->list->items->len; i++)
    gtk_box_append (self->rows, new_row (self, i));
  gtk_widget_set_visible (self->offer, self->list->items->len == 0);
}

static void
add_cb (GtkWidget *button, Editor *self)
{
  GtkWidget *row;

  summer_checklist_add (self->list, NULL, WEIGHT, FALSE);
  refill (self);
  row = gtk_widget_get_last_child (GTK_WIDGET (self->rows));
  gtk_widget_grab_focus (gtk_widget_get_next_sibling (gtk_widget_get_first_child (row)));
  touch (self);
}

static void
default_cb (GtkWidget *button, Editor *self)
{
  summer_checklist_add_default (self->list);
  refill (self);
  touch (self);
}

static void
check (SummerStore *store, gconstpointer record, gpointer data, SummerComplaints *complaints)
{
  summer_checklist_check (((Editor *) data)->list, complaints);
}

static gboolean
save (SummerStore *store,
      gpointer record,
      gpointer data,
      SummerComplaints *complaints,
      char **done,
      GError **error)
{
  return summer_checklist_save (store, ((Editor *) data)->list, complaints, done, error);
}

static const SummerFormSpec spec = {
  .title = N_ ("Checklist"),
  .fields = NULL,
  .n_fields = 0,
  .record_size = sizeof (Record),
  .width = 940,
  .check = check,
  .save = save,
};

static GtkWidget *
new_extra (Editor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *note = gtk_label_new (_ ("What was answered stays: an item that was answered is no "
                                      "longer asked rather than removed, and one with another text "
                                      "or other points is a new item."));
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add an Item"));

  gtk_widget_add_css_class (box, "dense-form");
  gtk_widget_set_size_request (box, -1, HEIGHT);
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  self->offer = gtk_button_new_with_mnemonic (_ ("Use the _Usual List"));
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_widget_add_css_class (note, "faint");
  g_signal_connect (add, "clicked", G_CALLBACK (add_cb), self);
  g_signal_connect (self->offer, "clicked", G_CALLBACK (default_cb), self);
  gtk_box_append (GTK_BOX (buttons), add);
  gtk_box_append (GTK_BOX (buttons), self->offer);
  gtk_box_append (GTK_BOX (box), note);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

void
summer_checklist_dialog_present (GtkWindow *parent, SummerOffice *office, SummerChecklistKind kind)
{
  g_autoptr (GError) error = NULL;
  SummerChecklist *list
      = summer_checklist_load (summer_office_get_store (office),
                               summer_office_get_programme (office), kind, &error);
  const Record record = { 0 };
  Editor *self;

  if (list == NULL)
    {
      summer_window_toast_error (SUMMER_WINDOW (parent), error);
      return;
    }
  self = g_new0 (Editor, 1);
  self->list = list;
  self->dialog = summer_record_dialog_new (office, &spec, &record, self, editor_free);
  summer_record_dialog_set_subject (self->dialog,
                                    summer_terms_get_text (SUMMER_TERMS_CHECKLIST, (int) kind));
  summer_record_dialog_set_extra (self->dialog, new_extra (self));
  refill (self);
  summer_record_dialog_present (self->dialog, parent);
}
