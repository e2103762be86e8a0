#include "config.h"

#include "summer-amount-editor.h"

#include <glib/gi18n.h>

#define MAX_CHILDREN 100000

/* In the order of SummerAmountMode; the names of the stack's pages and of the written form. */
static const char *const modes[] = { "flat", "tiers", "child_day" };

typedef struct
{
  GtkWidget *line; /* child of the tiers' box; the rest are inside of it */
  GtkDropDown *kind;
  GtkSpinButton *children;
  GtkEditable *amount;
} Tier;

struct _SummerAmountEditor
{
  GtkWidget parent_instance;

  GtkWidget *box; /* child */
  GtkDropDown *mode;
  GtkStack *stack;
  GtkEditable *flat, *child_day, *child_day_max;
  GtkBox *lines;
  GtkWidget *add;
  GPtrArray *tiers; /* Tier, owned */
  gboolean filling;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (SummerAmountEditor, summer_amount_editor, GTK_TYPE_WIDGET)

static void
changed_cb (SummerAmountEditor *self)
{
  if (!self->filling)
    g_signal_emit (self, changed_signal, 0);
}

static void
mode_cb (SummerAmountEditor *self)
{
  gtk_stack_set_visible_child_name (self->stack, modes[gtk_drop_down_get_selected (self->mode)]);
  changed_cb (self);
}

static void
name_widget (gpointer widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkEditable *
add_money (SummerAmountEditor *self, GtkWidget *box, const char *name, const char *unit)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 9);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 12);
  gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  name_widget (entry, name);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), gtk_label_new (unit));
  return GTK_EDITABLE (entry);
}

static GtkWidget *
create_line (void)
{
  return gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
}

static GtkDropDown *
create_drop_down (const char *const *words, guint n_words, const char *name)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  for (guint i = 0; i < n_words; i++)
    gtk_string_list_append (list, words[i]);
  drop_down = gtk_drop_down_new (G_LIST_MODEL (list), NULL);
  gtk_widget_set_halign (drop_down, GTK_ALIGN_START);
  name_widget (drop_down, name);
  return GTK_DROP_DOWN (drop_down);
}

/* {{{ Steps by headcount */

static void
update_lines (SummerAmountEditor *self)
{
  gtk_widget_set_sensitive (self->add, self->tiers->len < SUMMER_MAX_TIERS);
}

static void
remove_cb (GtkWidget *button, SummerAmountEditor *self)
{
  GtkWidget *line = gtk_widget_get_parent (button);

  for (guint i = 0; i < self->tiers->len; i++)
    if (((Tier *) self->tiers->pdata[i])->line == line)
      {
        /* The focus would be lost with the button. */
        gtk_widget_grab_focus (self->add);
        g_ptr_array_remove_index (self->tiers, i);
        gtk_box_remove (self->lines, line);
        break;
      }
  update_lines (self);
  changed_cb (self);
}

static Tier *
add_tier (SummerAmountEditor *self, SummerClassKind kind, int children, SummerMoney amount)
{
  const char *const kinds[] = { summer_terms_get_text (SUMMER_TERMS_CLASS_KIND, 0),
                                summer_terms_get_text (SUMMER_TERMS_CLASS_KIND, 1) };
  Tier *tier = g_new0 (Tier, 1);
  GtkWidget *children_spin = gtk_spin_button_new_with_range (0, MAX_CHILDREN, 1);
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *text = summer_money_dup_plain (amount);

  tier->line = create_line ();
  tier->kind = create_drop_down (kinds, G_N_ELEMENTS (kinds), _ ("Kind of class"));
  gtk_drop_down_set_selected (tier->kind, (guint) kind);
  g_signal_connect_swapped (tier->kind, "notify::selected", G_CALLBACK (changed_cb), self);
  tier->children = GTK_SPIN_BUTTON (children_spin);
  gtk_spin_button_set_value (tier->children, children);
  name_widget (children_spin, _ ("Children from which the step applies"));
  g_signal_connect_swapped (children_spin, "value-changed", G_CALLBACK (changed_cb), self);
  gtk_box_append (GTK_BOX (tier->line), GTK_WIDGET (tier->kind));
  gtk_box_append (GTK_BOX (tier->line), gtk_label_new (_ ("from")));
  gtk_box_append (GTK_BOX (tier->line), children_spin);
  gtk_box_append (GTK_BOX (tier->line), gtk_label_new (_ ("children:")));
  tier->amount = add_money (self, tier->line, _ ("Amount of the step"), _ ("yuan"));
  gtk_editable_set_text (tier->amount, text);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _ ("Remove this step"));
  name_widget (remove, _ ("Remove this step"));
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (tier->line), remove);
  gtk_box_append (self->lines, tier->line);
  g_ptr_array_add (self->tiers, tier);
  update_lines (self);
  return tier;
}

/* One step on from the last: ten more children, and its amount still to be given. */
static void
add_cb (SummerAmountEditor *self)
{
  const Tier *last = self->tiers->len > 0 ? self->tiers->pdata[self->tiers->len - 1] : NULL;
  Tier *tier;

  self->filling = TRUE;
  tier = add_tier (
      self, last ? (SummerClassKind) gtk_drop_down_get_selected (last->kind) : SUMMER_CLASS_NEW,
      last ? MIN (gtk_spin_button_get_value_as_int (last->children) + 10, MAX_CHILDREN) : 10, 0);
  self->filling = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (tier->amount));
  changed_cb (self);
}

static GtkWidget *
create_tiers (SummerAmountEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->lines = GTK_BOX (lines);
  self->add = gtk_button_new_with_mnemonic (_ ("A_dd a step"));
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), self->add);
  return box;
}

/* }}} */

static void
summer_amount_editor_dispose (GObject *object)
{
  SummerAmountEditor *self = SUMMER_AMOUNT_EDITOR (object);

  g_clear_pointer (&self->tiers, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (summer_amount_editor_parent_class)->dispose (object);
}

static void
summer_amount_editor_class_init (SummerAmountEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_amount_editor_dispose;
  changed_signal = g_signal_new ("changed", SUMMER_TYPE_AMOUNT_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
summer_amount_editor_init (SummerAmountEditor *self)
{
  const char *const words[] = { _ ("One amount a class"), _ ("Steps by headcount"),
                                _ ("For each day a child is present") };
  GtkWidget *flat = create_line (), *child_day = create_line (), *stack = gtk_stack_new ();

  self->tiers = g_ptr_array_new_with_free_func (g_free);
  self->mode = create_drop_down (words, G_N_ELEMENTS (words), _ ("How the amount is worked out"));
  self->flat = add_money (self, flat, _ ("Amount a class"), _ ("yuan"));
  self->child_day
      = add_money (self, child_day, _ ("Amount for each day a child is present"), _ ("yuan a day"));
  self->child_day_max
      = add_money (self, child_day, _ ("Most a class"), _ ("yuan at most a class, 0 = no limit"));

  self->stack = GTK_STACK (stack);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, flat, modes[SUMMER_AMOUNT_FLAT]);
  gtk_stack_add_named (self->stack, create_tiers (self), modes[SUMMER_AMOUNT_TIERS]);
  gtk_stack_add_named (self->stack, child_day, modes[SUMMER_AMOUNT_CHILD_DAY]);
  g_signal_connect_swapped (self->mode, "notify::selected", G_CALLBACK (mode_cb), self);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->mode));
  gtk_box_append (GTK_BOX (self->box), stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
summer_amount_editor_new (void)
{
  return g_object_new (SUMMER_TYPE_AMOUNT_EDITOR, NULL);
}

static void
show_money (GtkEditable *entry, SummerMoney money)
{
  g_autofree char *text = summer_money_dup_plain (money);

  gtk_editable_set_text (entry, text);
}

/**
 * summer_amount_editor_show:
 *
 * Fills the form with the amount of @policy; no "changed" comes of it.
 */
void
summer_amount_editor_show (SummerAmountEditor *self, const SummerPolicy *policy)
{
  g_return_if_fail (SUMMER_IS_AMOUNT_EDITOR (self) && policy != NULL);

  self->filling = TRUE;
  show_money (self->flat, policy->amount.flat);
  show_money (self->child_day, policy->amount.child_day);
  show_money (self->child_day_max, policy->amount.child_day_max);
  for (guint i = 0; i < self->tiers->len; i++)
    gtk_box_remove (self->lines, ((Tier *) self->tiers->pdata[i])->line);
  g_ptr_array_set_size (self->tiers, 0);
  for (guint i = 0; i < policy->amount.n_tiers; i++)
    add_tier (self, policy->amount.tiers[i].kind, policy->amount.tiers[i].children_min,
              policy->amount.tiers[i].amount);
  gtk_drop_down_set_selected (self->mode, (guint) policy->amount.mode);
  self->filling = FALSE;
}

/**
 * summer_amount_editor_dup_text:
 *
 * Returns: (transfer full): what is in the form, right or wrong, in the written form of a workbook
 */
char *
summer_amount_editor_dup_text (SummerAmountEditor *self)
{
  g_autoptr (GString) text = NULL;
  guint mode;

  g_return_val_if_fail (SUMMER_IS_AMOUNT_EDITOR (self), NULL);

  mode = gtk_drop_down_get_selected (self->mode);
  text = g_string_new (modes[mode]);
  g_string_append_c (text, ':');
  if (mode == SUMMER_AMOUNT_FLAT)
    g_string_append (text, gtk_editable_get_text (self->flat));
  else if (mode == SUMMER_AMOUNT_CHILD_DAY)
    g_string_append_printf (text, "%s;max=%s", gtk_editable_get_text (self->child_day),
                            gtk_editable_get_text (self->child_day_max));
  else
    for (guint i = 0; i < self->tiers->len; i++)
      {
        const Tier *tier = self->tiers->pdata[i];

        g_string_append_printf (text, "%s%s@%d=%s", i > 0 ? ";" : "",
                                summer_terms_get_english (SUMMER_TERMS_CLASS_KIND,
                                                          (int) gtk_drop_down_get_selected (
                                                              tier->kind)),
                                gtk_spin_button_get_value_as_int (tier->children),
                                gtk_editable_get_text (tier->amount));
      }
  return g_strdup (text->str);
}
