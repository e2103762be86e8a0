#include "config.h"

#include "summer-close-out-dialog.h"

#include <glib/gi18n.h>

#include "summer-close-out.h"
#include "summer-correction-lines.h"
#include "summer-day-table.h"
#include "summer-field.h"
#include "summer-line.h"
#include "summer-open-panel.h"

#define SUMMER_TYPE_CLOSE_OUT_DIALOG (summer_close_out_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    SummerCloseOutDialog, summer_close_out_dialog, SUMMER, CLOSE_OUT_DIALOG, SummerDeskDialog)

struct _SummerCloseOutDialog
{
  SummerDeskDialog parent_instance;

  SummerCloseOut *close_out; /* owned; row i of the list shows thing i */
  char *shown;               /* owned: which thing the panel shows */

  GtkBox *counts;
  GtkStack *stack;
  AdwStatusPage *empty;
  GtkListBox *list;
  SummerOpenPanel *panel;
  GtkWidget *corrections_box;
  GtkListBox *corrections;
  GtkStack *foot;
  GtkDropDown *signed_by;
  GtkStringList *signers;
  GtkEntry *note;
  GtkLabel *locked;
};

G_DEFINE_FINAL_TYPE (SummerCloseOutDialog, summer_close_out_dialog, SUMMER_TYPE_DESK_DIALOG)

/* A group of the list and its count. */
typedef struct
{
  const char *title; /* N_() */
  SummerTone tone;
  const char *icon;
} Group;

static const Group groups[SUMMER_N_OPEN] = {
  [SUMMER_OPEN_CHILD_IN] = { N_ ("Still here"), SUMMER_TONE_NOTE, "summer-dot-symbolic" },
  [SUMMER_OPEN_CHILD_UNMARKED] = { N_ ("Not recorded"), SUMMER_TONE_WAIT, "summer-ring-symbolic" },
  [SUMMER_OPEN_EARLIER_OUT]
  = { N_ ("Earlier sign-outs missing"), SUMMER_TONE_WAIT, "summer-ring-symbolic" },
  [SUMMER_OPEN_STAFF_UNMARKED]
  = { N_ ("Staff without a mark"), SUMMER_TONE_WAIT, "summer-ring-symbolic" },
  [SUMMER_OPEN_STAFF_IN] = { N_ ("Staff not signed out"), SUMMER_TONE_NOTE, "summer-dot-symbolic" },
  [SUMMER_OPEN_MEDICINE]
  = { N_ ("Medicines not given"), SUMMER_TONE_BAD, "summer-warning-symbolic" },
  [SUMMER_OPEN_INCIDENT]
  = { N_ ("Incidents without an end"), SUMMER_TONE_WAIT, "summer-warning-symbolic" },
  [SUMMER_OPEN_SAMPLE]
  = { N_ ("Food samples to throw away"), SUMMER_TONE_PLAIN, "summer-none-symbolic" },
};

static const SummerOpenThing *
get_chosen (SummerCloseOutDialog *self)
{
  const int chosen = summer_line_get_chosen (self->list);

  return self->close_out != NULL && chosen >= 0 && (guint) chosen < self->close_out->things->len
             ? self->close_out->things->pdata[chosen]
             : NULL;
}

/* Another thing is shown anew; the same one keeps what was written about it. */
static void
selected_cb (SummerCloseOutDialog *self)
{
  const SummerOpenThing *thing = get_chosen (self);
  g_autofree char *key = thing != NULL
                             ? g_strdup_printf ("%d %" G_GINT64_FORMAT " %d %s", (int) thing->kind,
                                                thing->id, thing->day, thing->name)
                             : NULL;

  /* The rows go with the window. */
  if (summer_desk_dialog_get_workplace (SUMMER_DESK_DIALOG (self)) == NULL)
    return;

  if (key != NULL && g_strcmp0 (key, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&key);
  summer_open_panel_show (self->panel, thing);
}

/* The title of a group stands over its first row. */
static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  SummerCloseOutDialog *self = user_data;
  const guint index = (guint) gtk_list_box_row_get_index (row);
  const SummerOpenThing *thing = self->close_out->things->pdata[index];
  const SummerOpenThing *former = index > 0 ? self->close_out->things->pdata[index - 1] : NULL;
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (former != NULL && former->kind == thing->kind)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  /* Translators: the title of a group and how many are in it. */
  text = g_strdup_printf (_ ("%s · %u"), _ (groups[thing->kind].title),
                          self->close_out->counts[thing->kind]);
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "group");
  gtk_list_box_row_set_header (row, label);
}

static void
fill_counts (SummerCloseOutDialog *self)
{
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->counts))) != NULL)
    gtk_box_remove (self->counts, child);
  for (guint kind = 0; self->close_out != NULL && kind < SUMMER_N_OPEN; kind++)
    if (self->close_out->counts[kind] > 0)
      {
        GtkWidget *chip = summer_chip_new ();
        g_autofree char *text
            = g_strdup_printf ("%s %u", _ (groups[kind].title), self->close_out->counts[kind]);

        summer_chip_set (SUMMER_CHIP (chip), groups[kind].tone, groups[kind].icon, text);
        gtk_box_append (self->counts, chip);
        n++;
      }
  if (n == 0)
    {
      child = summer_chip_new ();
      summer_chip_set (SUMMER_CHIP (child), SUMMER_TONE_GOOD, "summer-pass-symbolic",
                       _ ("Nothing is open"));
      gtk_box_append (self->counts, child);
    }
}

static void
fill_list (SummerCloseOutDialog *self)
{
  const int chosen = summer_line_get_chosen (self->list);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  const gboolean focused = focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
  const guint n = self->close_out != NULL ? self->close_out->things->len : 0;

  gtk_list_box_set_header_func (self->list, NULL, NULL, NULL);
  summer_line_clear (self->list);
  for (guint i = 0; i < n; i++)
    {
      const SummerOpenThing *thing = self->close_out->things->pdata[i];
      GtkWidget *line = summer_line_new ();

      summer_line_add_text (line, thing->name, 12, "strong");
      summer_line_add_text (line, thing->text, -1, NULL);
      gtk_list_box_append (self->list, line);
    }
  gtk_list_box_set_header_func (self->list, header_cb, self, NULL);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
  gtk_widget_set_visible (GTK_WIDGET (self->panel), n > 0);
  summer_line_choose (self->list, chosen, focused);
  selected_cb (self);
}

static void
fill_signers (SummerCloseOutDialog *self, const SummerClassDay *day)
{
  g_autofree char *former = summer_field_dup_chosen (self->signed_by);
  const char *by
      = summer_workplace_get_by (summer_desk_dialog_get_workplace (SUMMER_DESK_DIALOG (self)));
  const gboolean first = gtk_drop_down_get_selected (self->signed_by) == 0 || former == NULL;
  guint chosen = 0;

  gtk_string_list_splice (self->signers, 0, g_list_model_get_n_items (G_LIST_MODEL (self->signers)),
                          NULL);
  gtk_string_list_append (self->signers, _ ("(choose)"));
  for (guint i = 0; day != NULL && i < day->n_staff; i++)
    {
      gtk_string_list_append (self->signers, day->staff[i].name);
      if (g_strcmp0 (day->staff[i].name, first ? by : former) == 0)
        chosen = i + 1;
    }
  gtk_drop_down_set_selected (self->signed_by, chosen);
}

typedef struct
{
  SummerDay day;
  char *note; /* owned; NULL = none */
} SignOff;

static gboolean
find_note (const SummerSignOffRecord *record, gpointer user_data)
{
  SignOff *sign_off = user_data;

  if (record->day != sign_off->day)
    return TRUE;
  sign_off->note = g_strdup (record->note);
  return FALSE;
}

static void
fill_locked (SummerCloseOutDialog *self, const SummerClassDay *day)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (day->signed_off_at);
  g_autofree char *time = moment != NULL ? g_date_time_format (moment, "%H:%M") : g_strdup ("");
  SignOff sign_off = { day->day, NULL };
  g_autofree char *note = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!summer_sign_off_each (summer_desk_dialog_get_store (SUMMER_DESK_DIALOG (self)), day->of->id,
                             find_note, &sign_off, &error))
    summer_desk_dialog_say (SUMMER_DESK_DIALOG (self), SUMMER_TONE_BAD, error->message);
  note = sign_off.note != NULL ? g_strdup_printf (_ (" Note: %s"), sign_off.note) : g_strdup ("");
  text = g_strdup_printf (_ ("Signed off by %s at %s. The day is locked: a change needs a reason, "
                             "and what stood there stays visible.%s"),
                          day->signed_off_by, time, note);
  gtk_label_set_text (self->locked, text);
  g_free (sign_off.note);
}

static void
fill_corrections (SummerCloseOutDialog *self, const SummerClassDay *day)
{
  guint n = 0;
  g_autoptr (GError) error = NULL;

  summer_line_clear (self->corrections);
  if (!summer_correction_lines_append (self->corrections,
                                       summer_desk_dialog_get_store (SUMMER_DESK_DIALOG (self)),
                                       day, &n, &error))
    summer_desk_dialog_say (SUMMER_DESK_DIALOG (self), SUMMER_TONE_BAD, error->message);
  gtk_widget_set_visible (self->corrections_box, n > 0);
}

static void
summer_close_out_dialog_refresh (SummerDeskDialog *dialog)
{
  SummerCloseOutDialog *self = SUMMER_CLOSE_OUT_DIALOG (dialog);
  const SummerClassDay *day = summer_desk_dialog_get_class_day (dialog);
  const gboolean signed_off = day != NULL && day->signed_off;
  g_autofree char *hint = NULL;
  g_autoptr (GError) error = NULL;
  SummerDay today;
  SummerTime now;

  summer_workplace_get_now (summer_desk_dialog_get_workplace (dialog), &today, &now);
  g_clear_pointer (&self->close_out, summer_close_out_free);
  if (day != NULL)
    {
      self->close_out
          = summer_close_out_load (summer_desk_dialog_get_store (dialog), day, today, now, &error);
      if (self->close_out == NULL)
        summer_desk_dialog_say (dialog, SUMMER_TONE_BAD, error->message);
      fill_corrections (self, day);
    }
  if (signed_off)
    fill_locked (self, day);
  adw_status_page_set_title (self->empty,
                             signed_off ? _ ("The Day Is Closed") : _ ("Nothing Is Open Any More"));
  adw_status_page_set_description (self->empty,
                                   signed_off ? NULL
                                              : _ ("Sign the day off below, and it is locked."));

  fill_counts (self);
  fill_list (self);
  fill_signers (self, day);
  if (self->close_out != NULL && summer_close_out_blocking (self->close_out) > 0)
    hint = g_strdup_printf (_ ("%u still open: write why it is signed off so"),
                            summer_close_out_blocking (self->close_out));
  gtk_entry_set_placeholder_text (self->note, hint != NULL ? hint : _ ("Note, if any"));
  gtk_stack_set_visible_child_name (self->foot, signed_off ? "locked" : "open");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "close-out.sign",
                                 day != NULL && day->is_open && !signed_off);
}

/* On with the next thing; when all is done, with the signature. */
static void
summer_close_out_dialog_done (SummerDeskDialog *dialog)
{
  SummerCloseOutDialog *self = SUMMER_CLOSE_OUT_DIALOG (dialog);
  const SummerClassDay *day = summer_desk_dialog_get_class_day (dialog);

  if (get_chosen (self) != NULL)
    summer_line_choose (self->list, summer_line_get_chosen (self->list), TRUE);
  else if (day != NULL && !day->signed_off)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_drop_down_get_selected (self->signed_by) == 0
                                           ? GTK_WIDGET (self->signed_by)
                                           : GTK_WIDGET (self->note)));
}

static gboolean
sign (const SummerDesk *desk, gpointer data, char **done, GError **error)
{
  return summer_close_out_sign (desk, data, done, error);
}

static void
sign_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerCloseOutDialog *self = SUMMER_CLOSE_OUT_DIALOG (widget);
  SummerDeskDialog *dialog = SUMMER_DESK_DIALOG (self);
  g_autofree char *note = summer_field_dup_text (self->note);

  if (gtk_drop_down_get_selected (self->signed_by) == 0)
    summer_desk_dialog_say_at (dialog, GTK_WIDGET (self->signed_by),
                               _ ("Choose who signs the day off."));
  else
    summer_desk_dialog_run (dialog, summer_desk_dialog_get_day (dialog), note, sign,
                            summer_field_dup_chosen (self->signed_by), g_free);
}

static void
note_activated_cb (SummerCloseOutDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "close-out.sign", NULL);
}

static void
row_activated_cb (SummerCloseOutDialog *self)
{
  summer_open_panel_carry_out (self->panel);
}

static void
choose_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_open_panel_choose (SUMMER_CLOSE_OUT_DIALOG (widget)->panel,
                            (guint) g_variant_get_int32 (parameter) - 1);
}

static void
summer_close_out_dialog_dispose (GObject *object)
{
  SummerCloseOutDialog *self = SUMMER_CLOSE_OUT_DIALOG (object);

  gtk_list_box_set_header_func (self->list, NULL, NULL, NULL);

  G_OBJECT_CLASS (summer_close_out_dialog_parent_class)->dispose (object);
}

static void
summer_close_out_dialog_finalize (GObject *object)
{
  SummerCloseOutDialog *self = SUMMER_CLOSE_OUT_DIALOG (object);

  g_clear_pointer (&self->close_out, summer_close_out_free);
  g_free (self->shown);

  G_OBJECT_CLASS (summer_close_out_dialog_parent_class)->finalize (object);
}

static void
summer_close_out_dialog_class_init (SummerCloseOutDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_close_out_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = summer_close_out_dialog_finalize;
  SUMMER_DESK_DIALOG_CLASS (klass)->refresh = summer_close_out_dialog_refresh;
  SUMMER_DESK_DIALOG_CLASS (klass)->done = summer_close_out_dialog_done;

  /* "i" = the number of what is chosen, from 1 */
  gtk_widget_class_install_action (widget_class, "close-out.choose", "i", choose_cb);
  gtk_widget_class_install_action (widget_class, "close-out.sign", NULL, sign_cb);
  for (int i = 1; i <= 9; i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + (guint) i, 0,
                                           "close-out.choose", "i", i);
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_0 + (guint) i, 0,
                                           "close-out.choose", "i", i);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "close-out.sign", NULL);

  g_type_ensure (SUMMER_TYPE_OPEN_PANEL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-close-out-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerCloseOutDialog, counts);
  gtk_widget_class_bind_template_child (widget_class, SummerCloseOutDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SummerCloseOutDialog, empty);
  gtk_widget_class_bind_template_child (widget_class, SummerCloseOutDialog, list);
  gtk_widget_class_bind_template_child (widget_class, SummerCloseOutDialog, panel);
  gtk_widget_class_bind_template_child (widget_class, SummerCloseOutDialog, corrections_box);
  gtk_widget_class_bind_template_child (widget_class, SummerCloseOutDialog, corrections);
  gtk_widget_class_bind_template_child (widget_class, SummerCloseOutDialog, foot);
  gtk_widget_class_bind_template_child (widget_class, SummerCloseOutDialog, signed_by);
  gtk_widget_class_bind_template_child (widget_class, SummerCloseOutDialog, signers);
  gtk_widget_class_bind_template_child (widget_class, SummerCloseOutDialog, note);
  gtk_widget_class_bind_template_child (widget_class, SummerCloseOutDialog, locked);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_activated_cb);
}

static void
summer_close_out_dialog_init (SummerCloseOutDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  summer_open_panel_set_dialog (self->panel, SUMMER_DESK_DIALOG (self));
}

/**
 * summer_close_out_dialog_present:
 * @parent: the window it stands before
 * @day: the day that is closed; an earlier one that was forgotten too
 */
void
summer_close_out_dialog_present (GtkWindow *parent, SummerWorkplace *workplace, SummerDay day)
{
  summer_desk_dialog_open (g_object_new (SUMMER_TYPE_CLOSE_OUT_DIALOG, NULL), parent, workplace,
                           day);
}
