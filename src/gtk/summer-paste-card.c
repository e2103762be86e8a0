#include "config.h"

#include "summer-paste-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "summer-field.h"
#include "summer-paste-words.h"

#define WIDTH 392
#define CHECKED_AFTER 250 /* ms without another key */

/* One column of the block. */
typedef struct
{
  SummerPasteCard *card; /* borrowed */
  guint column;
  GtkWidget *entry, *stored, *note, *icon, *reason, *take, *accept; /* borrowed from the grid */
} Field;

struct _SummerPasteCard
{
  GtkWidget parent_instance;

  SummerRosterPaste *paste; /* owned; NULL = none */
  guint row;                /* GTK_INVALID_LIST_POSITION = none */
  GPtrArray *fields;        /* owned: Field, of the columns that mean something */
  Field *typed_in;          /* whose text is to be checked soon, or NULL */
  guint timeout;
  gboolean is_filling;

  AdwBin *bin; /* holds the grid */
  GtkLabel *title;
  GtkWidget *chip;
  GtkLabel *reason;
  GtkWidget *question;
  GtkToggleButton *same, *another, *left_out;
  GtkLabel *where; /* of the child that is stored */
  GtkLabel *list_heading, *stored_heading;
};

enum
{
  CHANGED,
  ENTERED,
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SummerPasteCard, summer_paste_card, GTK_TYPE_WIDGET)

static gboolean
has_row (SummerPasteCard *self)
{
  return self->paste != NULL && self->row != GTK_INVALID_LIST_POSITION;
}

static void
changed (SummerPasteCard *self)
{
  summer_paste_card_refresh (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* {{{ Fields */

static const SummerPasteCell *
get_cell (const Field *field)
{
  return summer_roster_paste_get_cell (field->card->paste, field->card->row, field->column);
}

/* What was typed is checked: after a moment, with Enter, or when the focus leaves. */
void
summer_paste_card_check (SummerPasteCard *self)
{
  Field *field = self->typed_in;

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->typed_in = NULL;
  if (field == NULL || !has_row (self))
    return;
  summer_roster_paste_set_text (self->paste, self->row, field->column,
                                gtk_editable_get_text (GTK_EDITABLE (field->entry)));
  changed (self);
}

/* A mouse button is held down: what is below the pointer must not move before it is let go. */
static gboolean
is_pressed (SummerPasteCard *self)
{
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (GTK_WIDGET (self)));
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (self)));
  GdkModifierType state = 0;

  return gdk_surface_get_device_position (surface, gdk_seat_get_pointer (seat), NULL, NULL, &state)
         && (state & GDK_BUTTON1_MASK) != 0;
}

static gboolean
timeout_cb (gpointer user_data)
{
  SummerPasteCard *self = user_data;

  if (is_pressed (self))
    return G_SOURCE_CONTINUE;
  self->timeout = 0;
  summer_paste_card_check (self);
  return G_SOURCE_REMOVE;
}

static void
typed_cb (Field *field)
{
  SummerPasteCard *self = field->card;

  if (self->is_filling || !has_row (self))
    return;
  if (self->typed_in != field)
    summer_paste_card_check (self);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->typed_in = field;
  self->timeout = g_timeout_add (CHECKED_AFTER, timeout_cb, self);
}

static void
left_cb (SummerPasteCard *self)
{
  if (self->typed_in != NULL && !is_pressed (self))
    summer_paste_card_check (self);
}

static void
activate_cb (Field *field)
{
  SummerPasteCard *self = field->card;

  summer_paste_card_check (self);
  if (has_row (self) && !summer_paste_card_edit (self, -1))
    g_signal_emit (self, signals[DONE], 0);
}

static void
entered_cb (Field *field)
{
  g_signal_emit (field->card, signals[ENTERED], 0, field->column);
}

static void
take_cb (Field *field)
{
  SummerPasteCard *self = field->card;

  summer_roster_paste_take_proposal (self->paste, self->row, field->column);
  gtk_widget_grab_focus (field->entry);
  changed (self);
}

static void
accept_cb (Field *field)
{
  SummerPasteCard *self = field->card;

  if (self->is_filling || !has_row (self))
    return;
  summer_paste_card_check (self);
  summer_roster_paste_set_refused (self->paste, self->row, field->column,
                                   !gtk_check_button_get_active (GTK_CHECK_BUTTON (field->accept)));
  changed (self);
}

static GtkWidget *
label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_note (Field *field)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  field->note = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  field->icon = gtk_image_new_from_icon_name ("summer-fail-symbolic");
  gtk_widget_add_css_class (field->icon, "bad");
  field->reason = label_new (NULL, NULL);
  field->take = gtk_button_new ();
  field->accept = gtk_check_button_new ();
  gtk_image_set_pixel_size (GTK_IMAGE (field->icon), 12);
  gtk_widget_set_valign (field->icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (field->icon, 3);
  gtk_widget_set_halign (field->take, GTK_ALIGN_START);
  gtk_widget_set_hexpand (field->reason, TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (field->reason), 30);
  g_signal_connect_swapped (field->take, "clicked", G_CALLBACK (take_cb), field);
  g_signal_connect_swapped (field->accept, "toggled", G_CALLBACK (accept_cb), field);
  gtk_box_append (GTK_BOX (line), field->icon);
  gtk_box_append (GTK_BOX (line), field->reason);
  gtk_box_append (GTK_BOX (field->note), line);
  gtk_box_append (GTK_BOX (field->note), field->accept);
  gtk_box_append (GTK_BOX (field->note), field->take);
}

static void
add_field (SummerPasteCard *self, GtkGrid *grid, guint column)
{
  const char *meaning = summer_meaning_get_text (
      summer_block_get_meaning (summer_roster_paste_get_block (self->paste), column));
  Field *field = g_new0 (Field, 1);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *label = label_new (meaning, "faint");
  int line = (int) self->fields->len * 2 + 1;

  field->card = self;
  field->column = column;
  field->entry = gtk_entry_new ();
  field->stored = label_new (NULL, NULL);
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_widget_set_hexpand (field->entry, TRUE);
  gtk_widget_set_valign (field->entry, GTK_ALIGN_CENTER);
  gtk_editable_set_width_chars (GTK_EDITABLE (field->entry), 12);
  gtk_label_set_width_chars (GTK_LABEL (field->stored), 18);
  gtk_label_set_max_width_chars (GTK_LABEL (field->stored), 18);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), field->entry);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  meaning, -1);
  g_signal_connect_swapped (field->entry, "changed", G_CALLBACK (typed_cb), field);
  g_signal_connect_swapped (field->entry, "activate", G_CALLBACK (activate_cb), field);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (entered_cb), field);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (field->entry, focus);
  add_note (field);
  gtk_grid_attach (grid, label, 0, line, 1, 1);
  gtk_grid_attach (grid, field->entry, 1, line, 1, 1);
  gtk_grid_attach (grid, field->stored, 2, line, 1, 1);
  gtk_grid_attach (grid, field->note, 1, line + 1, 2, 1);
  g_ptr_array_add (self->fields, field);
}

static void
fill_note (Field *field, const SummerPasteCell *cell)
{
  gboolean is_mended = cell->diagnosis.state == SUMMER_DIAGNOSIS_MENDED;
  gboolean has_proposal
      = cell->diagnosis.state == SUMMER_DIAGNOSIS_BAD && cell->diagnosis.value != NULL;
  g_autofree char *take = cell->diagnosis.telephone != NULL
                              ? g_strdup_printf (_ ("Take “%s” and %s"), cell->diagnosis.value,
                                                 cell->diagnosis.telephone)
                              : g_strdup_printf (_ ("Take “%s”"), cell->diagnosis.value);

  gtk_widget_set_visible (field->note, cell->diagnosis.reason != NULL);
  gtk_widget_set_visible (field->icon, cell->is_open);
  gtk_label_set_text (GTK_LABEL (field->reason),
                      cell->diagnosis.reason != NULL ? cell->diagnosis.reason : "");
  gtk_widget_remove_css_class (field->reason, cell->is_open ? "faint" : "bad");
  gtk_widget_add_css_class (field->reason, cell->is_open ? "bad" : "faint");
  gtk_widget_set_visible (field->take, has_proposal);
  gtk_button_set_label (GTK_BUTTON (field->take), take);
  gtk_widget_set_visible (field->accept, is_mended);
  if (is_mended)
    {
      g_autofree char *arrow = g_strdup_printf ("%s → %s", cell->text, cell->diagnosis.value);

      gtk_check_button_set_label (GTK_CHECK_BUTTON (field->accept), arrow);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (field->accept), !cell->refused);
    }
}

static void
fill_field (Field *field)
{
  SummerPasteCard *self = field->card;
  const SummerPasteCell *cell = get_cell (field);
  SummerMeaning meaning
      = summer_block_get_meaning (summer_roster_paste_get_block (self->paste), field->column);
  g_autofree char *stored = summer_roster_paste_dup_stored (self->paste, self->row, meaning);

  if (field != self->typed_in
      && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (field->entry)), cell->text) != 0
      && !(gtk_widget_has_focus (field->entry) && self->typed_in != NULL))
    gtk_editable_set_text (GTK_EDITABLE (field->entry), cell->text);
  summer_field_set_wrong (field->entry, cell->is_open ? cell->diagnosis.reason : NULL);
  gtk_label_set_text (GTK_LABEL (field->stored), stored != NULL ? stored : "");
  gtk_widget_set_visible (field->stored, stored != NULL);
  fill_note (field, cell);
}

/* }}} */
/* {{{ The row */

static void
fill_question (SummerPasteCard *self)
{
  SummerPasteState state = summer_roster_paste_get_state (self->paste, self->row);
  SummerPasteChoice choice = summer_roster_paste_get_choice (self->paste, self->row);
  const SummerPasteStored *stored = summer_roster_paste_get_stored (self->paste, self->row);

  gtk_widget_set_visible (GTK_WIDGET (self->same), stored != NULL
                                                       && (state == SUMMER_PASTE_DUPLICATE
                                                           || choice != SUMMER_PASTE_NOT_SAID));
  gtk_widget_set_visible (GTK_WIDGET (self->another),
                          gtk_widget_get_visible (GTK_WIDGET (self->same)));
  gtk_toggle_button_set_active (self->same, choice == SUMMER_PASTE_SAME_CHILD);
  gtk_toggle_button_set_active (self->another, choice == SUMMER_PASTE_ANOTHER_CHILD);
  gtk_toggle_button_set_active (self->left_out, state == SUMMER_PASTE_LEFT_OUT);
  gtk_widget_set_visible (GTK_WIDGET (self->where), stored != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->list_heading), stored != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->stored_heading), stored != NULL);
  if (stored != NULL)
    {
      g_autofree char *text
          = stored->is_above
                ? g_strdup_printf (_ ("Above: %s"), stored->where)
                : g_strdup_printf (_ ("Stored: %s (%s)"), stored->child->code, stored->where);

      gtk_label_set_text (self->stored_heading, stored->is_above ? _ ("Above") : _ ("Stored"));
      gtk_label_set_text (self->where, text);
    }
}

/**
 * summer_paste_card_refresh:
 */
void
summer_paste_card_refresh (SummerPasteCard *self)
{
  g_autofree char *title = NULL, *reason = NULL;
  const char *name = "";
  int column;

  gtk_widget_set_visible (GTK_WIDGET (self->bin), has_row (self));
  gtk_widget_set_visible (self->chip, has_row (self));
  gtk_widget_set_visible (self->question, has_row (self));
  if (!has_row (self))
    {
      gtk_widget_set_visible (GTK_WIDGET (self->where), FALSE);
      gtk_label_set_text (self->title, _ ("No row is chosen"));
      gtk_label_set_text (self->reason, "");
      return;
    }
  self->is_filling = TRUE;
  column = summer_block_find_meaning (summer_roster_paste_get_block (self->paste),
                                      SUMMER_MEANING_NAME);
  if (column >= 0)
    name = summer_roster_paste_get_cell (self->paste, self->row, (guint) column)->text;
  title = g_strdup_printf (_ ("Row %u  %s"), self->row + 1, name);
  reason = g_strdup (summer_roster_paste_get_reason (self->paste, self->row));
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->reason, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), *reason != '\0');
  summer_paste_show_state (SUMMER_CHIP (self->chip),
                           summer_roster_paste_get_state (self->paste, self->row));
  fill_question (self);
  for (guint i = 0; i < self->fields->len; i++)
    fill_field (g_ptr_array_index (self->fields, i));
  self->is_filling = FALSE;
}

static void
choice_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerPasteCard *self = SUMMER_PASTE_CARD (widget);
  SummerPasteChoice choice = (SummerPasteChoice) g_variant_get_int32 (parameter);

  if (!has_row (self) || summer_roster_paste_get_stored (self->paste, self->row) == NULL)
    return;
  summer_paste_card_check (self);
  if (summer_roster_paste_get_choice (self->paste, self->row) == choice)
    choice = SUMMER_PASTE_NOT_SAID;
  summer_roster_paste_set_choice (self->paste, self->row, choice);
  changed (self);
}

static void
leave_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerPasteCard *self = SUMMER_PASTE_CARD (widget);

  if (!has_row (self))
    return;
  summer_paste_card_check (self);
  summer_roster_paste_set_left_out (self->paste, self->row,
                                    summer_roster_paste_get_state (self->paste, self->row)
                                        != SUMMER_PASTE_LEFT_OUT);
  changed (self);
}

/* }}} */

static void
clear (SummerPasteCard *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->typed_in = NULL;
  self->row = GTK_INVALID_LIST_POSITION;
  self->is_filling = TRUE;
  adw_bin_set_child (self->bin, NULL);
  g_ptr_array_set_size (self->fields, 0);
  self->is_filling = FALSE;
  g_clear_object (&self->paste);
}

/**
 * summer_paste_card_set_paste:
 * @paste: (nullable): to be let go of before somebody else works on it
 */
void
summer_paste_card_set_paste (SummerPasteCard *self, SummerRosterPaste *paste)
{
  SummerBlock *block;
  GtkGrid *grid;

  clear (self);
  if (paste != NULL)
    {
      self->paste = g_object_ref (paste);
      block = summer_roster_paste_get_block (paste);
      grid = GTK_GRID (gtk_grid_new ());
      gtk_grid_set_column_spacing (grid, 8);
      gtk_grid_set_row_spacing (grid, 3);
      gtk_widget_add_css_class (GTK_WIDGET (grid), "form");
      self->list_heading = GTK_LABEL (label_new (_ ("In the list"), "faint"));
      self->stored_heading = GTK_LABEL (label_new (NULL, "faint"));
      gtk_grid_attach (grid, GTK_WIDGET (self->list_heading), 1, 0, 1, 1);
      gtk_grid_attach (grid, GTK_WIDGET (self->stored_heading), 2, 0, 1, 1);
      for (guint i = 0; i < summer_block_get_n_columns (block); i++)
        if (summer_block_get_meaning (block, i) != SUMMER_MEANING_NONE)
          add_field (self, grid, i);
      adw_bin_set_child (self->bin, GTK_WIDGET (grid));
    }
  summer_paste_card_refresh (self);
}

void
summer_paste_card_show (SummerPasteCard *self, guint row)
{
  if (row == self->row)
    return;
  summer_paste_card_check (self);
  self->row = row;
  summer_paste_card_refresh (self);
}

gboolean
summer_paste_card_edit (SummerPasteCard *self, int column)
{
  summer_paste_card_check (self);
  for (guint i = 0; has_row (self) && i < self->fields->len; i++)
    {
      Field *field = g_ptr_array_index (self->fields, i);

      if (column >= 0 ? field->column == (guint) column : get_cell (field)->is_open)
        return gtk_widget_grab_focus (field->entry);
    }
  return FALSE;
}

static void
summer_paste_card_dispose (GObject *object)
{
  SummerPasteCard *self = SUMMER_PASTE_CARD (object);
  GtkWidget *child;

  if (self->fields != NULL)
    clear (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->fields, g_ptr_array_unref);

  G_OBJECT_CLASS (summer_paste_card_parent_class)->dispose (object);
}

static void
summer_paste_card_class_init (SummerPasteCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_paste_card_dispose;
  signals[CHANGED] = g_signal_new ("changed", SUMMER_TYPE_PASTE_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED] = g_signal_new ("entered", SUMMER_TYPE_PASTE_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[DONE] = g_signal_new ("done", SUMMER_TYPE_PASTE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  /* "i" = a SummerPasteChoice; the same once more takes it back */
  gtk_widget_class_install_action (widget_class, "card.choose", "i", choice_cb);
  gtk_widget_class_install_action (widget_class, "card.leave-out", NULL, leave_out_cb);
}

static GtkToggleButton *
add_choice (SummerPasteCard *self, const char *text, const char *key, int choice)
{
  GtkWidget *button = gtk_toggle_button_new_with_mnemonic (text);

  if (choice != 0)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", choice);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button),
                                  choice != 0 ? "card.choose" : "card.leave-out");
  gtk_widget_set_tooltip_text (button, key);
  gtk_box_append (GTK_BOX (self->question), button);
  return GTK_TOGGLE_BUTTON (button);
}

static void
summer_paste_card_init (SummerPasteCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->fields = g_ptr_array_new_with_free_func (g_free);
  self->row = GTK_INVALID_LIST_POSITION;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (
                                      gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              8);
  gtk_widget_set_size_request (GTK_WIDGET (self), WIDTH, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "side-panel");
  gtk_widget_add_css_class (GTK_WIDGET (self), "paste-card");

  self->title = GTK_LABEL (label_new (NULL, "strong"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  self->chip = summer_chip_new ();
  gtk_widget_set_valign (self->chip, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), self->chip);
  self->reason = GTK_LABEL (label_new (NULL, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reason), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What is to be done with the row"), -1);
  self->question = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->same = add_choice (self, _ ("The _Same Child"), "Alt+1", SUMMER_PASTE_SAME_CHILD);
  self->another = add_choice (self, _ ("Anothe_r Child"), "Alt+2", SUMMER_PASTE_ANOTHER_CHILD);
  self->left_out = add_choice (self, _ ("_Leave Out"), "Alt+3", 0);
  self->where = GTK_LABEL (label_new (NULL, NULL));
  self->bin = ADW_BIN (adw_bin_new ());
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->bin));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->reason), GTK_WIDGET (self));
  gtk_widget_set_parent (self->question, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->where), GTK_WIDGET (self));
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}
