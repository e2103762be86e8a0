#include "config.h"

#include "summer-record-dialog.h"

#include <glib/gi18n.h>

#include "summer-cut-text.h"
#include "summer-field.h"
#include "summer-form-control.h"
#include "summer-window.h"

#define DEFAULT_WIDTH 760

typedef struct
{
  const SummerFormField *field;
  GtkWidget *control;
  GtkLabel *note;   /* what is wrong with it, or to be thought of */
  gboolean touched; /* a person has been here */
} Line;

struct _SummerRecordDialog
{
  AdwWindow parent_instance;

  SummerOffice *office; /* owned */
  const SummerFormSpec *spec;
  gpointer record;  /* owned; its texts are those of texts */
  GPtrArray *texts; /* char, owned; NULL for an empty one */
  gpointer data;    /* owned through free_data */
  GDestroyNotify free_data;
  Line *lines;                  /* owned; n_fields of the spec, the control NULL for a heading */
  SummerComplaints *complaints; /* owned; of the record as it stood at the last look */
  guint look;                   /* source of the look that waits, or 0 */
  gboolean changed;             /* since it was opened */
  gboolean asked;               /* whether it may close unsaved */
  gboolean all;                 /* complaints of fields nobody has been at are shown too */
  gboolean filling;             /* the fields are being written by the program */

  AdwWindowTitle *title;
  GtkGrid *grid;
  AdwBin *extra;
  GtkWidget *message;
  GtkLabel *message_text;
  GtkBox *buttons;
  GtkButton *save;
};

G_DEFINE_FINAL_TYPE (SummerRecordDialog, summer_record_dialog, ADW_TYPE_WINDOW)

enum
{
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static SummerStore *
get_store (SummerRecordDialog *self)
{
  return summer_office_get_store (self->office);
}

static void
say (SummerRecordDialog *self, const char *text)
{
  gtk_widget_set_visible (self->message, text != NULL);
  gtk_label_set_text (self->message_text, text != NULL ? text : "");
}

/* Reads the fields into the record and collects what is wrong with them. */
static void
look (SummerRecordDialog *self)
{
  const SummerFormSpec *spec = self->spec;

  g_clear_handle_id (&self->look, g_source_remove);
  summer_complaints_clear (self->complaints);
  g_ptr_array_set_size (self->texts, 0);
  for (guint i = 0; i < spec->n_fields; i++)
    {
      Line *line = &self->lines[i];
      const char *wrong;

      if (line->control == NULL)
        continue;
      wrong = summer_form_control_read (line->control, line->field, self->record, self->texts);
      if (wrong != NULL)
        summer_complaints_add (self->complaints, line->field->id, "%s", wrong);
      else if (line->field->required && summer_form_control_is_empty (line->control, line->field))
        summer_complaints_add (self->complaints, line->field->id, "%s", _ ("Fill this in."));
    }
  if (spec->check != NULL)
    spec->check (get_store (self), self->record, self->data, self->complaints);
}

static int
get_note_height (Line *line)
{
  int height = 0;

  gtk_widget_measure (GTK_WIDGET (line->note), GTK_ORIENTATION_VERTICAL,
                      gtk_widget_get_width (GTK_WIDGET (line->note)), NULL, &height, NULL, NULL);
  return height;
}

/* A line for a note is always there: nothing slips away under the pointer when it says something. Whether it takes more
 * room or less than before, being longer than its line. */
static gboolean
show_note (Line *line, const char *text, gboolean warning)
{
  const int height = get_note_height (line);

  summer_field_set_wrong (line->control, warning ? NULL : text);
  gtk_label_set_text (line->note, text != NULL ? text : "");
  gtk_widget_remove_css_class (GTK_WIDGET (line->note), warning ? "bad" : "wait");
  gtk_widget_add_css_class (GTK_WIDGET (line->note), warning ? "wait" : "bad");
  return height != get_note_height (line);
}

static int
get_width (SummerRecordDialog *self)
{
  return self->spec->width > 0 ? self->spec->width : DEFAULT_WIDTH;
}

static void
show_notes (SummerRecordDialog *self)
{
  gboolean moved = FALSE;

  for (guint i = 0; i < self->spec->n_fields; i++)
    {
      Line *line = &self->lines[i];
      const char *wrong = NULL, *warning;

      if (line->control == NULL)
        continue;
      if (self->all || line->touched)
        wrong = summer_complaints_get (self->complaints, line->field->id);
      warning = summer_complaints_get_warning (self->complaints, line->field->id);
      moved |= show_note (line, wrong != NULL ? wrong : warning, wrong == NULL);
    }
  /* As high as what it says now. */
  if (moved)
    gtk_window_set_default_size (GTK_WINDOW (self), get_width (self), -1);
}

static gboolean
look_cb (gpointer user_data)
{
  SummerRecordDialog *self = user_data;

  self->look = 0;
  look (self);
  show_notes (self);
  return G_SOURCE_REMOVE;
}

static void
look_soon (SummerRecordDialog *self)
{
  if (self->look == 0)
    self->look = g_idle_add (look_cb, self);
}

static SummerRecordDialog *
get_dialog (gpointer widget)
{
  return SUMMER_RECORD_DIALOG (gtk_widget_get_ancestor (widget, SUMMER_TYPE_RECORD_DIALOG));
}

static void
changed_cb (GtkWidget *control)
{
  SummerRecordDialog *self = get_dialog (control);

  if (self == NULL || self->filling)
    return;
  for (guint i = 0; i < self->spec->n_fields; i++)
    if (self->lines[i].control == control)
      self->lines[i].touched = TRUE;
  summer_record_dialog_touch (self);
}

/* Puts the focus where the first complaint is; one without a field stands below all of them. */
static void
complain (SummerRecordDialog *self)
{
  const char *id;
  const char *text = summer_complaints_get_first (self->complaints, &id);

  self->all = TRUE;
  show_notes (self);
  for (guint i = 0; i < self->spec->n_fields; i++)
    {
      const Line *line = &self->lines[i];

      if (line->control == NULL
          || summer_complaints_get (self->complaints, line->field->id) == NULL)
        continue;
      if (g_strcmp0 (line->field->id, id) == 0)
        text = NULL;
      gtk_widget_grab_focus (line->control);
      break;
    }
  say (self, text);
}

static void
finish (SummerRecordDialog *self, const char *done)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  self->changed = FALSE;
  g_signal_emit (self, signals[SAVED], 0);
  if (done != NULL && SUMMER_IS_WINDOW (parent))
    {
      SummerPage *page = summer_window_get_page_widget (SUMMER_WINDOW (parent));

      if (page != NULL)
        summer_page_show_added (page);
      summer_window_toast (SUMMER_WINDOW (parent), done, _ ("_Undo"), "win.undo");
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerRecordDialog *self = SUMMER_RECORD_DIALOG (widget);
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;

  look (self);
  if (!summer_complaints_is_empty (self->complaints))
    complain (self);
  else if (self->spec->save (get_store (self), self->record, self->data, self->complaints, &done,
                             &error))
    finish (self, done);
  else if (error != NULL)
    say (self, error->message);
  else
    complain (self);
}

/* What a person has filled in is not thrown away by one key. */
static gboolean
may_close (SummerRecordDialog *self)
{
  if (!self->changed || self->asked)
    return TRUE;
  self->asked = TRUE;
  say (self, _ ("This is not stored yet. Press Esc again to leave it unstored, or Ctrl+Enter to "
                "store it."));
  return FALSE;
}

static gboolean
summer_record_dialog_close_request (GtkWindow *window)
{
  if (!may_close (SUMMER_RECORD_DIALOG (window)))
    return TRUE;
  return GTK_WINDOW_CLASS (summer_record_dialog_parent_class)->close_request (window);
}

static void
cancel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
activated_cb (GtkWidget *control)
{
  gtk_widget_activate_action (control, "record.save", NULL);
}

static GtkWidget *
new_label (const SummerFormField *field, GtkWidget *control)
{
  g_autofree char *text = g_strconcat (_ (field->label), field->required ? " ★" : "", NULL);
  GtkWidget *label = gtk_label_new_with_mnemonic (text);

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), control);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "faint");
  gtk_widget_add_css_class (label, "form-label");
  return label;
}

static GtkWidget *
new_cell (Line *line)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *note = gtk_label_new (NULL);

  line->note = GTK_LABEL (note);
  gtk_label_set_xalign (line->note, 0);
  gtk_label_set_wrap (line->note, TRUE);
  gtk_label_set_wrap_mode (line->note, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (line->note, 30);
  gtk_widget_add_css_class (note, "form-note");
  gtk_widget_set_visible (note, !line->field->read_only);
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_box_append (GTK_BOX (cell), line->control);
  gtk_box_append (GTK_BOX (cell), note);
  return cell;
}

/* Two fields a row, a wide one over all of it. */
static void
place (
    SummerRecordDialog *self, GtkWidget *label, GtkWidget *cell, gboolean wide, int *row, int *side)
{
  if (wide && *side == 1)
    {
      *row += 1;
      *side = 0;
    }
  if (label != NULL)
    gtk_grid_attach (self->grid, label, 2 * *side, *row, 1, 1);
  gtk_grid_attach (self->grid, cell, label == NULL ? 0 : 2 * *side + 1, *row,
                   wide ? (label == NULL ? 4 : 3) : 1, 1);
  *side = wide ? 0 : 1 - *side;
  *row += *side == 0 ? 1 : 0;
}

static void
add_heading (SummerRecordDialog *self, const SummerFormField *field, int *row, int *side)
{
  GtkWidget *label = gtk_label_new (_ (field->label));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "form-section");
  place (self, NULL, label, TRUE, row, side);
}

static void
add_field (SummerRecordDialog *self, Line *line, int *row, int *side, GError **error)
{
  const SummerFormField *field = line->field;

  line->control = summer_form_control_new (field, self->office, self->record, self->data, error);
  if (line->control == NULL)
    return;
  if (GTK_IS_ENTRY (line->control))
    g_signal_connect (line->control, "activate", G_CALLBACK (activated_cb), NULL);
  summer_form_control_write (line->control, field, self->record);
  summer_form_control_watch (line->control, field, G_CALLBACK (changed_cb), line->control);
  place (self, new_label (field, line->control), new_cell (line), field->wide, row, side);
}

static void
fill (SummerRecordDialog *self)
{
  int row = 0, side = 0;
  g_autoptr (GError) error = NULL;

  self->filling = TRUE;
  self->lines = g_new0 (Line, self->spec->n_fields);
  for (guint i = 0; i < self->spec->n_fields && error == NULL; i++)
    {
      self->lines[i].field = &self->spec->fields[i];
      if (self->spec->fields[i].kind == SUMMER_FORM_SECTION)
        add_heading (self, &self->spec->fields[i], &row, &side);
      else
        add_field (self, &self->lines[i], &row, &side, &error);
    }
  self->filling = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.save", error == NULL);
  if (error != NULL)
    say (self, error->message);
}

static void
summer_record_dialog_dispose (GObject *object)
{
  SummerRecordDialog *self = SUMMER_RECORD_DIALOG (object);

  g_clear_handle_id (&self->look, g_source_remove);

  G_OBJECT_CLASS (summer_record_dialog_parent_class)->dispose (object);
}

static void
summer_record_dialog_finalize (GObject *object)
{
  SummerRecordDialog *self = SUMMER_RECORD_DIALOG (object);

  if (self->free_data != NULL)
    self->free_data (self->data);
  g_free (self->lines);
  g_free (self->record);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->complaints, summer_complaints_free);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (summer_record_dialog_parent_class)->finalize (object);
}

static void
summer_record_dialog_class_init (SummerRecordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_record_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = summer_record_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = summer_record_dialog_close_request;

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "record.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "record.cancel", NULL, cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "record.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "record.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "record.save", NULL);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-record-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerRecordDialog, title);
  gtk_widget_class_bind_template_child (widget_class, SummerRecordDialog, grid);
  gtk_widget_class_bind_template_child (widget_class, SummerRecordDialog, extra);
  gtk_widget_class_bind_template_child (widget_class, SummerRecordDialog, message);
  gtk_widget_class_bind_template_child (widget_class, SummerRecordDialog, message_text);
  gtk_widget_class_bind_template_child (widget_class, SummerRecordDialog, buttons);
  gtk_widget_class_bind_template_child (widget_class, SummerRecordDialog, save);
}

static void
summer_record_dialog_init (SummerRecordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  summer_cut_text_watch (self);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->complaints = summer_complaints_new ();
}

/**
 * summer_record_dialog_new:
 * @record: what the fields begin with. It is copied member by member: a text that is no field must live as long as
 *   @data
 * @data: (transfer full) (nullable): goes to the calls of @spec
 *
 * Returns: (transfer none): the window, which is its own owner until it closes
 */
SummerRecordDialog *
summer_record_dialog_new (SummerOffice *office,
                          const SummerFormSpec *spec,
                          gconstpointer record,
                          gpointer data,
                          GDestroyNotify free_data)
{
  SummerRecordDialog *self = g_object_new (SUMMER_TYPE_RECORD_DIALOG, NULL);

  g_return_val_if_fail (spec != NULL && record != NULL && spec->save != NULL, NULL);

  self->office = g_object_ref (office);
  self->spec = spec;
  self->record = g_memdup2 (record, spec->record_size);
  self->data = data;
  self->free_data = free_data;
  adw_window_title_set_title (self->title, _ (spec->title));
  gtk_window_set_title (GTK_WINDOW (self), _ (spec->title));
  gtk_window_set_default_size (GTK_WINDOW (self), get_width (self), -1);
  gtk_button_set_label (self->save, spec->save_label != NULL ? _ (spec->save_label) : _ ("_Save"));
  fill (self);
  look (self); /* and from here on the record owns its texts */
  return self;
}

void
summer_record_dialog_set_subject (SummerRecordDialog *self, const char *subject)
{
  g_return_if_fail (SUMMER_IS_RECORD_DIALOG (self));

  adw_window_title_set_subtitle (self->title, subject);
}

void
summer_record_dialog_set_extra (SummerRecordDialog *self, GtkWidget *extra)
{
  g_return_if_fail (SUMMER_IS_RECORD_DIALOG (self));

  adw_bin_set_child (self->extra, extra);
  gtk_widget_set_visible (GTK_WIDGET (self->extra), extra != NULL);
}

/**
 * summer_record_dialog_add_button:
 * @label: with its mnemonic
 * @action: one that the dialog reaches
 * @target: (nullable) (transfer floating)
 */
void
summer_record_dialog_add_button (SummerRecordDialog *self,
                                 const char *label,
                                 const char *action,
                                 GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_return_if_fail (SUMMER_IS_RECORD_DIALOG (self));

  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (self->buttons, button);
}

/**
 * summer_record_dialog_touch:
 *
 * Something that will be stored was changed: it is looked at again, and not left unstored without a word.
 */
void
summer_record_dialog_touch (SummerRecordDialog *self)
{
  g_return_if_fail (SUMMER_IS_RECORD_DIALOG (self));

  self->changed = TRUE;
  self->asked = FALSE;
  say (self, NULL);
  look_soon (self);
}

void
summer_record_dialog_present (SummerRecordDialog *self, GtkWindow *parent)
{
  g_return_if_fail (SUMMER_IS_RECORD_DIALOG (self));

  show_notes (self);
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_child_focus (GTK_WIDGET (self->grid), GTK_DIR_TAB_FORWARD);
}

gpointer
summer_record_dialog_get_data (SummerRecordDialog *self)
{
  g_return_val_if_fail (SUMMER_IS_RECORD_DIALOG (self), NULL);

  return self->data;
}

/**
 * summer_record_dialog_get_field:
 *
 * Returns: (nullable) (transfer none): the control of the field; %NULL where there is none
 */
GtkWidget *
summer_record_dialog_get_field (SummerRecordDialog *self, const char *id)
{
  g_return_val_if_fail (SUMMER_IS_RECORD_DIALOG (self), NULL);

  for (guint i = 0; i < self->spec->n_fields; i++)
    if (g_strcmp0 (self->spec->fields[i].id, id) == 0)
      return self->lines[i].control;
  return NULL;
}
