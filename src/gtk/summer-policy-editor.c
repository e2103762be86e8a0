#include "config.h"

#include <glib/gi18n.h>

#include "summer-policy-editor.h"

#include "summer-chip.h"
#include "summer-wording.h"

/* The values of a parameter that is chosen, not typed: as summer_policy_set() reads them, and in words. */
typedef struct
{
  const char *value, *word; /* word: N_() */
} Choice;

static const Choice bases[] = { { "enrolled", N_ ("all who are enrolled") },
                                { "attending", N_ ("those whose own attendance passes") } };
static const Choice shortages[] = { { "prorate", N_ ("cut all in proportion") },
                                    { "in_order", N_ ("grant in order of rank") } };
static const Choice levels[] = { { "required", N_ ("required: decides the verdict") },
                                 { "advisory", N_ ("advisory: shown, never decides") },
                                 { "off", N_ ("off: not looked at") } };

typedef struct
{
  SummerPolicyEditor *editor; /* borrowed */
  const char *name;           /* static */
  const Choice *choices;
  guint n_choices;
  GtkWidget *value; /* an entry or a drop-down */
  GtkWidget *source, *chip;
  char *problem; /* owned; NULL while the value is right */
} Parameter;

struct _SummerPolicyEditor
{
  GtkWidget parent_instance;

  GtkWidget *scroller; /* child */
  GtkGrid *grid;
  GPtrArray *parameters; /* Parameter, owned */
  SummerPolicy *policy;  /* owned */
  gboolean filling;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (SummerPolicyEditor, summer_policy_editor, GTK_TYPE_WIDGET)

static void
parameter_free (Parameter *parameter)
{
  g_free (parameter->problem);
  g_free (parameter);
}

static void
find_choices (Parameter *parameter)
{
  if (g_str_has_prefix (parameter->name, "level."))
    {
      parameter->choices = levels;
      parameter->n_choices = G_N_ELEMENTS (levels);
    }
  else if (strcmp (parameter->name, "headcount_basis") == 0)
    {
      parameter->choices = bases;
      parameter->n_choices = G_N_ELEMENTS (bases);
    }
  else if (strcmp (parameter->name, "shortage") == 0)
    {
      parameter->choices = shortages;
      parameter->n_choices = G_N_ELEMENTS (shortages);
    }
}

/* What a typed value means where its form does not say so itself. */
static const char *
get_hint (const char *name)
{
  if (strcmp (name, "amount") == 0)
    return _ ("flat:30000 for every class; tiers:new@10=10000;new@20=20000 by kind and headcount; "
              "child_day:25.50;max=20000 for each day a child is present");
  if (strcmp (name, "fund") == 0)
    return _ ("in yuan; 0 = no ceiling");
  if (strcmp (name, "unit") == 0)
    return _ ("in yuan; what is paid in a shortage is a multiple of it");
  if (strcmp (name, "children_max") == 0 || strcmp (name, "host_classes_max") == 0)
    return _ ("0 = no limit");
  if (strcmp (name, "attendance_min") == 0 || strcmp (name, "satisfaction_min") == 0
      || strcmp (name, "responses_min") == 0)
    return _ ("a percentage such as 70%; the number itself passes");
  return NULL;
}

static void
show_source (Parameter *parameter)
{
  SummerPolicyEditor *self = parameter->editor;
  gboolean assumed = FALSE;
  const char *source = summer_policy_get_source (self->policy, parameter->name, &assumed);

  if (parameter->problem)
    {
      gtk_label_set_text (GTK_LABEL (parameter->source), parameter->problem);
      summer_chip_set (SUMMER_CHIP (parameter->chip), SUMMER_TONE_BAD, "summer-fail-symbolic",
                       _ ("Wrong"));
      gtk_widget_add_css_class (parameter->value, "error");
      gtk_widget_add_css_class (parameter->source, "bad");
      return;
    }
  gtk_widget_remove_css_class (parameter->value, "error");
  gtk_widget_remove_css_class (parameter->source, "bad");
  gtk_label_set_text (GTK_LABEL (parameter->source),
                      source ? source : _ ("Set for this programme"));
  gtk_widget_set_tooltip_text (parameter->source, source);
  if (!source)
    summer_chip_set (SUMMER_CHIP (parameter->chip), SUMMER_TONE_NOTE, "summer-dot-symbolic",
                     _ ("Your own"));
  else if (assumed)
    summer_chip_set (SUMMER_CHIP (parameter->chip), SUMMER_TONE_WAIT, "summer-warning-symbolic",
                     _ ("Assumed"));
  else
    summer_chip_set (SUMMER_CHIP (parameter->chip), SUMMER_TONE_PLAIN, NULL, NULL);
}

static void
take_value (Parameter *parameter, const char *value)
{
  SummerPolicyEditor *self = parameter->editor;
  g_autoptr (GError) error = NULL;

  if (self->filling)
    return;
  g_clear_pointer (&parameter->problem, g_free);
  if (!summer_policy_set (self->policy, parameter->name, value, FALSE, &error))
    parameter->problem = g_strdup (error->message);
  show_source (parameter);
  g_signal_emit (self, changed_signal, 0);
}

static void
entry_changed_cb (GtkEditable *entry, Parameter *parameter)
{
  take_value (parameter, gtk_editable_get_text (entry));
}

static void
chosen_cb (GtkDropDown *drop_down, GParamSpec *pspec, Parameter *parameter)
{
  const guint chosen = gtk_drop_down_get_selected (drop_down);

  if (chosen < parameter->n_choices)
    take_value (parameter, parameter->choices[chosen].value);
}

static GtkWidget *
create_value (Parameter *parameter)
{
  GtkStringList *words;
  GtkWidget *value;

  if (!parameter->choices)
    {
      value = gtk_entry_new ();
      gtk_editable_set_width_chars (GTK_EDITABLE (value), 18);
      gtk_widget_set_tooltip_text (value, get_hint (parameter->name));
      g_signal_connect (value, "changed", G_CALLBACK (entry_changed_cb), parameter);
      return value;
    }
  words = gtk_string_list_new (NULL);
  for (guint i = 0; i < parameter->n_choices; i++)
    gtk_string_list_append (words, _ (parameter->choices[i].word));
  value = gtk_drop_down_new (G_LIST_MODEL (words), NULL);
  g_signal_connect (value, "notify::selected", G_CALLBACK (chosen_cb), parameter);
  return value;
}

static GtkWidget *
create_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_parameter (SummerPolicyEditor *self, const char *name, int line)
{
  Parameter *parameter = g_new0 (Parameter, 1);
  const char *title = summer_policy_get_title (name);
  const char *shown = title;
  SummerCondition condition;

  parameter->editor = self;
  parameter->name = name;
  find_choices (parameter);
  if (g_str_has_prefix (name, "level.")
      && summer_condition_from_code (name + strlen ("level."), &condition))
    shown = summer_condition_get_title (condition);
  parameter->value = create_value (parameter);
  parameter->source = create_label (NULL, "faint");
  parameter->chip = summer_chip_new ();
  gtk_widget_set_hexpand (parameter->source, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parameter->value), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_grid_attach (self->grid, create_label (shown, NULL), 0, line, 1, 1);
  gtk_grid_attach (self->grid, parameter->value, 1, line, 1, 1);
  gtk_grid_attach (self->grid, parameter->chip, 2, line, 1, 1);
  gtk_grid_attach (self->grid, parameter->source, 3, line, 1, 1);
  g_ptr_array_add (self->parameters, parameter);
}

static void
summer_policy_editor_dispose (GObject *object)
{
  SummerPolicyEditor *self = SUMMER_POLICY_EDITOR (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->parameters, g_ptr_array_unref);
  g_clear_pointer (&self->policy, summer_policy_free);
  G_OBJECT_CLASS (summer_policy_editor_parent_class)->dispose (object);
}

static void
summer_policy_editor_class_init (SummerPolicyEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_policy_editor_dispose;
  changed_signal = g_signal_new ("changed", SUMMER_TYPE_POLICY_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "policyeditor");
}

static void
summer_policy_editor_init (SummerPolicyEditor *self)
{
  const char *const *names = summer_policy_list_names ();
  gboolean in_levels = FALSE;
  int line = 0;

  self->parameters = g_ptr_array_new_with_free_func ((GDestroyNotify) parameter_free);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_grid_set_row_spacing (self->grid, 4);
  gtk_grid_attach (self->grid, create_label (_ ("Numbers and amounts"), "strong"), 0, line++, 4, 1);
  for (guint i = 0; names[i]; i++)
    {
      if (!in_levels && g_str_has_prefix (names[i], "level."))
        {
          GtkWidget *head = create_label (_ ("How much each condition counts"), "strong");

          in_levels = TRUE;
          gtk_widget_set_margin_top (head, 10);
          gtk_grid_attach (self->grid, head, 0, line++, 4, 1);
        }
      add_parameter (self, names[i], line++);
    }

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->grid));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
summer_policy_editor_new (void)
{
  return g_object_new (SUMMER_TYPE_POLICY_EDITOR, NULL);
}

static void
show_value (Parameter *parameter)
{
  g_autofree char *value = summer_policy_dup_value (parameter->editor->policy, parameter->name);

  if (!parameter->choices)
    gtk_editable_set_text (GTK_EDITABLE (parameter->value), value ? value : "");
  for (guint i = 0; i < parameter->n_choices; i++)
    if (g_strcmp0 (parameter->choices[i].value, value) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (parameter->value), i);
}

/**
 * summer_policy_editor_set_preset:
 * @preset: one of summer_policy_list_presets()
 *
 * Begins anew from the numbers of a preset.
 */
void
summer_policy_editor_set_preset (SummerPolicyEditor *self, const char *preset)
{
  g_autoptr (GError) error = NULL;
  SummerPolicy *policy;

  g_return_if_fail (SUMMER_IS_POLICY_EDITOR (self));

  policy = summer_policy_new_from_preset (preset, &error);
  g_return_if_fail (policy);

  g_clear_pointer (&self->policy, summer_policy_free);
  self->policy = policy;
  self->filling = TRUE;
  for (guint i = 0; i < self->parameters->len; i++)
    {
      Parameter *parameter = g_ptr_array_index (self->parameters, i);

      g_clear_pointer (&parameter->problem, g_free);
      show_value (parameter);
      show_source (parameter);
    }
  self->filling = FALSE;
  g_signal_emit (self, changed_signal, 0);
}

const SummerPolicy *
summer_policy_editor_get_policy (SummerPolicyEditor *self)
{
  g_return_val_if_fail (SUMMER_IS_POLICY_EDITOR (self), NULL);
  return self->policy;
}

const char *
summer_policy_editor_get_problem (SummerPolicyEditor *self)
{
  g_return_val_if_fail (SUMMER_IS_POLICY_EDITOR (self), NULL);

  for (guint i = 0; i < self->parameters->len; i++)
    {
      const Parameter *parameter = g_ptr_array_index (self->parameters, i);

      if (parameter->problem)
        return parameter->problem;
    }
  return NULL;
}

/**
 * summer_policy_editor_get_n_assumed:
 *
 * How many numbers are the preset's own assumption and were left as they are.
 */
guint
summer_policy_editor_get_n_assumed (SummerPolicyEditor *self)
{
  guint n = 0;

  g_return_val_if_fail (SUMMER_IS_POLICY_EDITOR (self), 0);

  for (guint i = 0; i < self->parameters->len; i++)
    {
      const Parameter *parameter = g_ptr_array_index (self->parameters, i);
      gboolean assumed = FALSE;

      summer_policy_get_source (self->policy, parameter->name, &assumed);
      n += assumed;
    }
  return n;
}

/**
 * summer_policy_editor_set_value:
 * @name: a parameter
 * @value: as a person would type it
 *
 * Returns: whether there is such a parameter and it is typed, not chosen
 */
gboolean
summer_policy_editor_set_value (SummerPolicyEditor *self, const char *name, const char *value)
{
  g_return_val_if_fail (SUMMER_IS_POLICY_EDITOR (self), FALSE);

  for (guint i = 0; i < self->parameters->len; i++)
    {
      Parameter *parameter = g_ptr_array_index (self->parameters, i);

      if (strcmp (parameter->name, name) == 0 && !parameter->choices)
        {
          gtk_editable_set_text (GTK_EDITABLE (parameter->value), value);
          return TRUE;
        }
    }
  return FALSE;
}
