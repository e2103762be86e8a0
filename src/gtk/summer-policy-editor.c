#include "config.h"

#include <glib/gi18n.h>

#include "summer-policy-editor.h"

#include "summer-amount-editor.h"
#include "summer-chip.h"
#include "summer-funding-editor.h"
#include "summer-policy-choices.h"
#include "summer-policy-hint.h"
#include "summer-term-checks.h"
#include "summer-wording.h"

typedef struct
{
  SummerPolicyEditor *editor;        /* borrowed */
  const char *name;                  /* static */
  const SummerPolicyChoice *choices; /* NULL = it is typed */
  guint n_choices;
  GtkWidget *value; /* an entry, a drop-down, boxes to tick or the form of the amount */
  GtkWidget *source, *chip;
  char *problem;        /* owned; NULL while the value is right */
  gboolean contradicts; /* the problem is that it does not agree with another */
} Parameter;

struct _SummerPolicyEditor
{
  GtkWidget parent_instance;

  GtkWidget *scroller; /* child */
  GtkGrid *grid;
  GPtrArray *parameters; /* Parameter, owned */
  SummerPolicy *policy;  /* owned */
  const char *typed;  /* static: the parameter that the last change was typed into; NULL = none */
  SummerFacts *facts; /* owned; NULL = not known */
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

/* Where the number comes from and what it means. */
static char *
dup_note (const char *name, const char *source)
{
  const char *hint = summer_policy_hint_get (name);

  if (!source)
    source = _ ("Set for this programme");
  return hint ? g_strdup_printf ("%s · %s", source, hint) : g_strdup (source);
}

/* A share or a source that nobody draws from is a slip of the pen, or money that lies idle: no error, but to be seen. */
static gboolean
show_idle (Parameter *parameter)
{
  SummerPolicyEditor *self = parameter->editor;
  g_autofree char *idle = NULL;

  if (self->facts == NULL || !SUMMER_IS_FUNDING_EDITOR (parameter->value))
    return FALSE;
  idle = summer_policy_dup_idle (self->policy, parameter->name, self->facts);
  if (idle == NULL)
    return FALSE;
  gtk_label_set_text (GTK_LABEL (parameter->source), idle);
  gtk_widget_set_tooltip_text (parameter->source, idle);
  summer_chip_set (SUMMER_CHIP (parameter->chip), SUMMER_TONE_WAIT, "summer-warning-symbolic",
                   _ ("Unused"));
  return TRUE;
}

static void
show_source (Parameter *parameter)
{
  SummerPolicyEditor *self = parameter->editor;
  gboolean assumed = FALSE;
  const char *source = summer_policy_get_source (self->policy, parameter->name, &assumed);
  g_autofree char *note = dup_note (parameter->name, source);

  gtk_accessible_update_state (GTK_ACCESSIBLE (parameter->value), GTK_ACCESSIBLE_STATE_INVALID,
                               parameter->problem ? GTK_ACCESSIBLE_INVALID_TRUE
                                                  : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parameter->value),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  parameter->problem ? parameter->problem : note, -1);
  if (SUMMER_IS_FUNDING_EDITOR (parameter->value))
    summer_funding_editor_set_problem (SUMMER_FUNDING_EDITOR (parameter->value),
                                       parameter->problem);
  if (parameter->problem)
    {
      gtk_widget_set_tooltip_text (parameter->source, parameter->problem);
      gtk_label_set_text (GTK_LABEL (parameter->source), parameter->problem);
      summer_chip_set (SUMMER_CHIP (parameter->chip), SUMMER_TONE_BAD, "summer-fail-symbolic",
                       _ ("Wrong"));
      if (!SUMMER_IS_FUNDING_EDITOR (parameter->value)) /* which marks the field */
        gtk_widget_add_css_class (parameter->value, "error");
      gtk_widget_add_css_class (parameter->source, "bad");
      return;
    }
  gtk_widget_remove_css_class (parameter->value, "error");
  gtk_widget_remove_css_class (parameter->source, "bad");
  if (show_idle (parameter))
    return;
  gtk_label_set_text (GTK_LABEL (parameter->source), note);
  gtk_widget_set_tooltip_text (parameter->source, note);
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
set_problem (Parameter *parameter, char *problem)
{
  g_free (parameter->problem);
  parameter->problem = problem;
  show_source (parameter);
}

/* Numbers that are right each by itself can still contradict each other; the problem stands at one of them
 * and goes when either is mended. */
static void
check_together (SummerPolicyEditor *self)
{
  g_autoptr (GError) error = NULL;
  const char *name = NULL;
  const gboolean right = summer_policy_check (self->policy, &name, &error);

  for (guint i = 0; i < self->parameters->len; i++)
    {
      Parameter *parameter = g_ptr_array_index (self->parameters, i);

      if (parameter->contradicts)
        set_problem (parameter, NULL);
      parameter->contradicts = FALSE;
      if (!right && !parameter->problem && g_strcmp0 (parameter->name, name) == 0)
        {
          parameter->contradicts = TRUE;
          set_problem (parameter, g_strdup (error->message));
        }
    }
}

static void
take_value (Parameter *parameter, const char *value)
{
  SummerPolicyEditor *self = parameter->editor;
  g_autoptr (GError) error = NULL;

  if (self->filling || !self->policy)
    return;
  parameter->contradicts = FALSE;
  if (summer_policy_set (self->policy, parameter->name, value, FALSE, &error))
    set_problem (parameter, NULL);
  else
    set_problem (parameter, g_strdup (error->message));
  check_together (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
entry_changed_cb (GtkEditable *entry, Parameter *parameter)
{
  if (parameter->editor->filling)
    return;
  parameter->editor->typed = parameter->name;
  take_value (parameter, gtk_editable_get_text (entry));
}

/* Enter, or another field: what was typed is whole. */
static void
entered_cb (Parameter *parameter)
{
  if (parameter->editor->typed != parameter->name)
    return;
  parameter->editor->typed = NULL;
  g_signal_emit (parameter->editor, changed_signal, 0);
}

static void
left_cb (GtkEventControllerFocus *focus, Parameter *parameter)
{
  entered_cb (parameter);
}

static void
chosen_cb (GtkDropDown *drop_down, GParamSpec *pspec, Parameter *parameter)
{
  const guint chosen = gtk_drop_down_get_selected (drop_down);

  parameter->editor->typed = NULL;
  if (chosen < parameter->n_choices)
    take_value (parameter, parameter->choices[chosen].value);
}

static void
ticked_cb (SummerTermChecks *checks, Parameter *parameter)
{
  g_autofree char *text = summer_term_checks_dup_text (checks);

  parameter->editor->typed = NULL;
  take_value (parameter, text);
}

static void
amount_cb (SummerAmountEditor *editor, Parameter *parameter)
{
  g_autofree char *text = summer_amount_editor_dup_text (editor);

  parameter->editor->typed = NULL;
  take_value (parameter, text);
}

static void
funding_cb (SummerFundingEditor *editor, Parameter *parameter)
{
  g_autofree char *text = summer_funding_editor_dup_text (editor);

  take_value (parameter, text);
}

/* A form is wider and higher than an entry. */
static gboolean
is_form (const Parameter *parameter)
{
  return SUMMER_IS_AMOUNT_EDITOR (parameter->value) || SUMMER_IS_FUNDING_EDITOR (parameter->value);
}

static GtkWidget *
create_drop_down (Parameter *parameter)
{
  GtkStringList *words = gtk_string_list_new (NULL);
  GtkWidget *value;

  for (guint i = 0; i < parameter->n_choices; i++)
    gtk_string_list_append (words, _ (parameter->choices[i].word));
  value = gtk_drop_down_new (G_LIST_MODEL (words), NULL);
  g_signal_connect (value, "notify::selected", G_CALLBACK (chosen_cb), parameter);
  return value;
}

static GtkWidget *
create_value (Parameter *parameter)
{
  const char *title = summer_policy_get_title (parameter->name);
  GtkEventController *focus;
  GtkWidget *value;

  if (parameter->choices)
    return create_drop_down (parameter);
  if (strcmp (parameter->name, "amount") == 0)
    {
      value = summer_amount_editor_new ();
      g_signal_connect (value, "changed", G_CALLBACK (amount_cb), parameter);
      return value;
    }
  if (strcmp (parameter->name, "shares") == 0 || strcmp (parameter->name, "sources") == 0)
    {
      value = summer_funding_editor_new (strcmp (parameter->name, "sources") == 0);
      g_signal_connect (value, "changed", G_CALLBACK (funding_cb), parameter);
      return value;
    }
  if (strcmp (parameter->name, "insurance_kinds") == 0
      || strcmp (parameter->name, "excluded_marks") == 0)
    {
      /* Only absences can be left out of attendance. */
      value = parameter->name[0] == 'i'
                  ? summer_term_checks_new (SUMMER_TERMS_INSURANCE_KIND, 0, title)
                  : summer_term_checks_new (SUMMER_TERMS_MARK, SUMMER_MARK_SICK, title);
      g_signal_connect (value, "changed", G_CALLBACK (ticked_cb), parameter);
      return value;
    }
  value = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (value), 18);
  gtk_widget_set_tooltip_text (value, summer_policy_hint_get (parameter->name));
  g_signal_connect (value, "changed", G_CALLBACK (entry_changed_cb), parameter);
  g_signal_connect_swapped (value, "activate", G_CALLBACK (entered_cb), parameter);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), parameter);
  gtk_widget_add_controller (value, focus);
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

/* Returns: the next free line of the grid */
static int
add_parameter (SummerPolicyEditor *self, const char *name, int line)
{
  Parameter *parameter = g_new0 (Parameter, 1);
  const char *title = summer_policy_get_title (name);
  const char *shown = title;
  SummerCondition condition;
  GtkWidget *label;

  parameter->editor = self;
  parameter->name = name;
  parameter->choices = summer_policy_choices_find (name, &parameter->n_choices);
  if (g_str_has_prefix (name, "level.")
      && summer_condition_from_code (name + strlen ("level."), &condition))
    shown = summer_condition_get_title (condition);
  parameter->value = create_value (parameter);
  parameter->source = create_label (NULL, "faint");
  gtk_label_set_ellipsize (GTK_LABEL (parameter->source), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (parameter->source), TRUE);
  gtk_widget_set_valign (parameter->value, GTK_ALIGN_CENTER);
  parameter->chip = summer_chip_new ();
  gtk_widget_set_hexpand (parameter->source, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parameter->value), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  label = create_label (shown, NULL);
  gtk_grid_attach (self->grid, label, 0, line, 1, 1);
  if (SUMMER_IS_TERM_CHECKS (parameter->value))
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

      /* The boxes need the room of the chip, which goes before the source. */
      gtk_box_append (GTK_BOX (box), parameter->chip);
      gtk_box_append (GTK_BOX (box), parameter->source);
      gtk_grid_attach (self->grid, parameter->value, 1, line, 2, 1);
      gtk_grid_attach (self->grid, box, 3, line, 1, 1);
    }
  else
    {
      const gboolean form = is_form (parameter);

      /* The source of a form stands below it. */
      if (form)
        {
          gtk_widget_set_valign (label, GTK_ALIGN_START);
          gtk_widget_set_margin_top (label, 4);
        }
      gtk_grid_attach (self->grid, parameter->value, 1, line, form ? 3 : 1, 1);
      line += form;
      gtk_grid_attach (self->grid, parameter->chip, 2, line, 1, 1);
      gtk_grid_attach (self->grid, parameter->source, 3, line, 1, 1);
    }
  g_ptr_array_add (self->parameters, parameter);
  return line + 1;
}

static void
summer_policy_editor_dispose (GObject *object)
{
  SummerPolicyEditor *self = SUMMER_POLICY_EDITOR (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->parameters, g_ptr_array_unref);
  g_clear_pointer (&self->policy, summer_policy_free);
  g_clear_pointer (&self->facts, summer_facts_unref);
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
      line = add_parameter (self, names[i], line);
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

  if (SUMMER_IS_AMOUNT_EDITOR (parameter->value))
    summer_amount_editor_show (SUMMER_AMOUNT_EDITOR (parameter->value), parameter->editor->policy);
  else if (SUMMER_IS_FUNDING_EDITOR (parameter->value))
    summer_funding_editor_show (SUMMER_FUNDING_EDITOR (parameter->value),
                                parameter->editor->policy);
  else if (SUMMER_IS_TERM_CHECKS (parameter->value))
    summer_term_checks_set_text (SUMMER_TERM_CHECKS (parameter->value), value);
  else if (GTK_IS_EDITABLE (parameter->value))
    gtk_editable_set_text (GTK_EDITABLE (parameter->value), value ? value : "");
  for (guint i = 0; i < parameter->n_choices; i++)
    if (g_strcmp0 (parameter->choices[i].value, value) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (parameter->value), i);
}

/**
 * summer_policy_editor_set_policy:
 *
 * Begins anew from the numbers of @policy, of which it takes a copy.
 */
void
summer_policy_editor_set_policy (SummerPolicyEditor *self, const SummerPolicy *policy)
{
  g_return_if_fail (SUMMER_IS_POLICY_EDITOR (self) && policy != NULL);

  g_clear_pointer (&self->policy, summer_policy_free);
  self->policy = summer_policy_copy (policy);
  self->typed = NULL;
  self->filling = TRUE;
  for (guint i = 0; i < self->parameters->len; i++)
    {
      Parameter *parameter = g_ptr_array_index (self->parameters, i);

      parameter->contradicts = FALSE;
      show_value (parameter);
      set_problem (parameter, NULL);
    }
  self->filling = FALSE;
  check_together (self);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * summer_policy_editor_set_facts:
 * @facts: (nullable): of the whole programme; kept by reference
 *
 * By its classes it is seen whether a share or a source names nobody.
 */
void
summer_policy_editor_set_facts (SummerPolicyEditor *self, SummerFacts *facts)
{
  g_return_if_fail (SUMMER_IS_POLICY_EDITOR (self));

  g_clear_pointer (&self->facts, summer_facts_unref);
  self->facts = facts != NULL ? summer_facts_ref (facts) : NULL;
  for (guint i = 0; self->policy != NULL && i < self->parameters->len; i++)
    show_source (g_ptr_array_index (self->parameters, i));
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
  g_autoptr (SummerPolicy) policy = summer_policy_new_from_preset (preset, &error);

  g_return_if_fail (policy);

  summer_policy_editor_set_policy (self, policy);
}

const SummerPolicy *
summer_policy_editor_get_policy (SummerPolicyEditor *self)
{
  g_return_val_if_fail (SUMMER_IS_POLICY_EDITOR (self), NULL);
  return self->policy;
}

/**
 * summer_policy_editor_get_typed:
 *
 * What is typed may be half of what is meant: a 7 on the way to 75.
 *
 * Returns: (nullable): the parameter whose entry the last change was typed into and that was not left since; NULL = none
 */
const char *
summer_policy_editor_get_typed (SummerPolicyEditor *self)
{
  g_return_val_if_fail (SUMMER_IS_POLICY_EDITOR (self), NULL);

  return self->typed;
}

/**
 * summer_policy_editor_dup_problem:
 *
 * Returns: (transfer full) (nullable): the first number that is wrong, by its title, and why
 */
char *
summer_policy_editor_dup_problem (SummerPolicyEditor *self)
{
  g_return_val_if_fail (SUMMER_IS_POLICY_EDITOR (self), NULL);

  for (guint i = 0; i < self->parameters->len; i++)
    {
      const Parameter *parameter = g_ptr_array_index (self->parameters, i);

      if (parameter->problem)
        /* Translators: the title of a number of the rules, then what is wrong with it */
        return g_strdup_printf (_ ("%s: %s"), summer_policy_get_title (parameter->name),
                                parameter->problem);
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

      if (strcmp (parameter->name, name) == 0 && GTK_IS_EDITABLE (parameter->value))
        {
          gtk_editable_set_text (GTK_EDITABLE (parameter->value), value);
          return TRUE;
        }
    }
  return FALSE;
}
