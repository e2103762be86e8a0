#include "config.h"

#include "summer-policy-dials.h"

#include <glib/gi18n.h>
#include <math.h>

#include "summer-wording.h"

typedef enum
{
  DIAL_FUND,
  DIAL_ATTENDANCE,
  DIAL_DAYS,
  DIAL_CHILDREN,
  DIAL_FLAT,
  DIAL_TIER,
  DIAL_CHILD_DAY,
} DialKind;

/* How a number is dragged: money in yuan, rates in percent. */
static const struct
{
  const char *name; /* of the parameter */
  double step, page;
  double least; /* the range goes up to this at least, and to twice what is in force */
  double most;  /* and never above; 0 = anything */
  double parts; /* in one: of the unit in which the policy has it */
} kinds[] = {
  [DIAL_FUND] = { "fund", 10000, 100000, 1000000, 0, 100 },
  [DIAL_ATTENDANCE] = { "attendance_min", 1, 5, 100, 100, 100 },
  [DIAL_DAYS] = { "days_min", 1, 5, 40, 0, 1 },
  [DIAL_CHILDREN] = { "children_min", 1, 5, 60, 0, 1 },
  [DIAL_FLAT] = { "amount", 1000, 5000, 10000, 0, 100 },
  [DIAL_TIER] = { "amount", 1000, 5000, 10000, 0, 100 },
  [DIAL_CHILD_DAY] = { "amount", 1, 5, 50, 0, 100 },
};

typedef struct
{
  SummerPolicyDials *dials; /* borrowed */
  DialKind kind;
  guint tier; /* which one, of a tier */
  GtkAdjustment *adjustment;
  GtkWidget *slider;
} Dial;

struct _SummerPolicyDials
{
  GtkWidget parent_instance;

  GtkBox *box;          /* child */
  GtkLabel *problem;    /* of numbers that contradict each other */
  GPtrArray *dials;     /* Dial, owned */
  SummerPolicy *policy; /* owned; NULL until it is set */
  gboolean filling;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (SummerPolicyDials, summer_policy_dials, GTK_TYPE_WIDGET)

static double
get_value (const Dial *dial, const SummerPolicy *policy)
{
  gint64 value = 0;

  switch (dial->kind)
    {
    case DIAL_FUND:
      value = policy->fund;
      break;
    case DIAL_ATTENDANCE:
      value = policy->attendance_min;
      break;
    case DIAL_DAYS:
      value = policy->days_min;
      break;
    case DIAL_CHILDREN:
      value = policy->children_min;
      break;
    case DIAL_FLAT:
      value = policy->amount.flat;
      break;
    case DIAL_TIER:
      value = policy->amount.tiers[dial->tier].amount;
      break;
    case DIAL_CHILD_DAY:
      value = policy->amount.child_day;
      break;
    default:
      g_assert_not_reached ();
    }
  return (double) value / kinds[dial->kind].parts;
}

static void
set_value (const Dial *dial, SummerPolicy *policy, gint64 value)
{
  switch (dial->kind)
    {
    case DIAL_FUND:
      policy->fund = value;
      break;
    case DIAL_ATTENDANCE:
      policy->attendance_min = (int) value;
      break;
    case DIAL_DAYS:
      policy->days_min = (int) value;
      break;
    case DIAL_CHILDREN:
      policy->children_min = (int) value;
      break;
    case DIAL_FLAT:
      policy->amount.flat = value;
      break;
    case DIAL_TIER:
      policy->amount.tiers[dial->tier].amount = value;
      break;
    case DIAL_CHILD_DAY:
      policy->amount.child_day = value;
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
show_problem (SummerPolicyDials *self)
{
  g_autoptr (GError) error = NULL;
  const gboolean right = summer_policy_check (self->policy, NULL, &error);

  gtk_label_set_text (self->problem, right ? NULL : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), !right);
}

static void
changed_cb (GtkAdjustment *adjustment, Dial *dial)
{
  SummerPolicyDials *self = dial->dials;
  const double value = gtk_adjustment_get_value (adjustment) * kinds[dial->kind].parts;

  if (self->filling)
    return;
  set_value (dial, self->policy, llround (value));
  show_problem (self);
  g_signal_emit (self, changed_signal, 0);
}

/* A slider goes from one round number to the next; the entry takes what lies between. */
static gboolean
slide_cb (GtkRange *slider, GtkScrollType scroll, double value, Dial *dial)
{
  const double step = kinds[dial->kind].step;

  gtk_adjustment_set_value (dial->adjustment, round (value / step) * step);
  return TRUE;
}

/* 70, not 70.00. */
static gboolean
write_cb (GtkSpinButton *entry)
{
  g_autofree char *text = g_strdup_printf ("%.2f", gtk_spin_button_get_value (entry));
  char *end = text + strlen (text);

  while (end[-1] == '0')
    *--end = '\0';
  if (!g_ascii_isdigit (end[-1]))
    end[-1] = '\0';
  if (strcmp (text, gtk_editable_get_text (GTK_EDITABLE (entry))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
  return TRUE;
}

static char *
dup_title (const Dial *dial)
{
  const char *title = summer_policy_get_title (kinds[dial->kind].name);
  const SummerTier *tier = &dial->dials->policy->amount.tiers[dial->tier];

  switch (dial->kind)
    {
    case DIAL_ATTENDANCE:
      /* Translators: a number of the rules in percent: "Lowest attendance, %" */
      return g_strdup_printf (_ ("%s, %%"), title);
    case DIAL_FUND:
    case DIAL_FLAT:
      return g_strdup_printf (_ ("%s, yuan"), title);
    case DIAL_CHILD_DAY:
      return g_strdup (_ ("A child’s day, yuan"));
    case DIAL_TIER:
      /* Translators: a step of the amount: "New: from 20 children, yuan" */
      return g_strdup_printf (_ ("%s: from %d children, yuan"),
                              summer_terms_get_text (SUMMER_TERMS_CLASS_KIND, (int) tier->kind),
                              tier->children_min);
    case DIAL_DAYS:
    case DIAL_CHILDREN:
    default:
      return g_strdup (title);
    }
}

static void
add_dial (SummerPolicyDials *self, DialKind kind, guint tier)
{
  Dial *dial = g_new0 (Dial, 1);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label, *entry;
  g_autofree char *title = NULL;

  dial->dials = self;
  dial->kind = kind;
  dial->tier = tier;
  dial->adjustment = gtk_adjustment_new (0, 0, 1, kinds[kind].step, kinds[kind].page, 0);
  dial->slider = gtk_scale_new (GTK_ORIENTATION_HORIZONTAL, dial->adjustment);
  gtk_scale_set_draw_value (GTK_SCALE (dial->slider), FALSE);
  g_signal_connect (dial->adjustment, "value-changed", G_CALLBACK (changed_cb), dial);
  g_signal_connect (dial->slider, "change-value", G_CALLBACK (slide_cb), dial);

  title = dup_title (dial);
  label = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  entry = gtk_spin_button_new (dial->adjustment, kinds[kind].step, kinds[kind].parts > 1 ? 2 : 0);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (entry), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  if (kinds[kind].parts > 1)
    g_signal_connect (entry, "output", G_CALLBACK (write_cb), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dial->slider), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), entry);
  gtk_box_append (self->box, head);
  gtk_box_append (self->box, dial->slider);
  g_ptr_array_add (self->dials, dial);
}

/* The way in which the amount is worked out decides what there is to drag. */
static void
build (SummerPolicyDials *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->dials, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  add_dial (self, DIAL_ATTENDANCE, 0);
  add_dial (self, DIAL_FUND, 0);
  if (self->policy->amount.mode == SUMMER_AMOUNT_FLAT)
    add_dial (self, DIAL_FLAT, 0);
  else if (self->policy->amount.mode == SUMMER_AMOUNT_CHILD_DAY)
    add_dial (self, DIAL_CHILD_DAY, 0);
  add_dial (self, DIAL_DAYS, 0);
  add_dial (self, DIAL_CHILDREN, 0);
  if (self->policy->amount.mode == SUMMER_AMOUNT_TIERS)
    for (guint i = 0; i < self->policy->amount.n_tiers; i++)
      add_dial (self, DIAL_TIER, i);
}

/* Whether two policies have the same numbers to drag, whatever their values. */
static gboolean
is_alike (const SummerPolicy *a, const SummerPolicy *b)
{
  if (a->amount.mode != b->amount.mode)
    return FALSE;
  if (a->amount.mode != SUMMER_AMOUNT_TIERS)
    return TRUE;
  if (a->amount.n_tiers != b->amount.n_tiers)
    return FALSE;
  for (guint i = 0; i < a->amount.n_tiers; i++)
    if (a->amount.tiers[i].kind != b->amount.tiers[i].kind
        || a->amount.tiers[i].children_min != b->amount.tiers[i].children_min)
      return FALSE;
  return TRUE;
}

/* A mark stands where the number is in force. */
static void
fill (SummerPolicyDials *self, Dial *dial, const SummerPolicy *now)
{
  const double value = get_value (dial, self->policy);
  const gboolean known = dial->kind < DIAL_FLAT || is_alike (self->policy, now);
  const double in_force = known ? get_value (dial, now) : value;
  double upper = MAX (kinds[dial->kind].least, MAX (2 * in_force, value));

  if (kinds[dial->kind].most > 0)
    upper = MIN (upper, kinds[dial->kind].most);
  gtk_adjustment_set_upper (dial->adjustment,
                            MAX (upper, gtk_adjustment_get_upper (dial->adjustment)));
  gtk_adjustment_set_value (dial->adjustment, value);
  gtk_scale_clear_marks (GTK_SCALE (dial->slider));
  if (known)
    gtk_scale_add_mark (GTK_SCALE (dial->slider), in_force, GTK_POS_BOTTOM, NULL);
}

/**
 * summer_policy_dials_set_policy:
 * @policy: what the sliders show; copied
 * @now: the policy in force, which each slider marks
 */
void
summer_policy_dials_set_policy (SummerPolicyDials *self,
                                const SummerPolicy *policy,
                                const SummerPolicy *now)
{
  gboolean alike;

  g_return_if_fail (SUMMER_IS_POLICY_DIALS (self) && policy != NULL && now != NULL);

  alike = self->policy != NULL && is_alike (self->policy, policy);
  summer_policy_free (self->policy);
  self->policy = summer_policy_copy (policy);
  self->filling = TRUE;
  if (!alike)
    build (self);
  for (guint i = 0; i < self->dials->len; i++)
    fill (self, g_ptr_array_index (self->dials, i), now);
  self->filling = FALSE;
  show_problem (self);
}

const SummerPolicy *
summer_policy_dials_get_policy (SummerPolicyDials *self)
{
  g_return_val_if_fail (SUMMER_IS_POLICY_DIALS (self), NULL);

  return self->policy;
}

/**
 * summer_policy_dials_get_slider:
 * @name: a parameter
 *
 * Returns: (transfer none) (nullable): the first slider of it
 */
GtkWidget *
summer_policy_dials_get_slider (SummerPolicyDials *self, const char *name)
{
  g_return_val_if_fail (SUMMER_IS_POLICY_DIALS (self) && name != NULL, NULL);

  for (guint i = 0; i < self->dials->len; i++)
    {
      const Dial *dial = g_ptr_array_index (self->dials, i);

      if (g_str_equal (kinds[dial->kind].name, name))
        return dial->slider;
    }
  return NULL;
}

static void
summer_policy_dials_dispose (GObject *object)
{
  SummerPolicyDials *self = SUMMER_POLICY_DIALS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->dials, g_ptr_array_unref);
  g_clear_pointer (&self->policy, summer_policy_free);

  G_OBJECT_CLASS (summer_policy_dials_parent_class)->dispose (object);
}

static void
summer_policy_dials_class_init (SummerPolicyDialsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_policy_dials_dispose;
  changed_signal = g_signal_new ("changed", SUMMER_TYPE_POLICY_DIALS, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "policydials");
}

static void
summer_policy_dials_init (SummerPolicyDials *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *problem = gtk_label_new (NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (
                                      gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->dials = g_ptr_array_new_with_free_func (g_free);
  self->box = GTK_BOX (box);
  self->problem = GTK_LABEL (problem);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_xalign (self->problem, 0);
  gtk_widget_add_css_class (problem, "bad");
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_widget_set_parent (problem, GTK_WIDGET (self));
}

GtkWidget *
summer_policy_dials_new (void)
{
  return g_object_new (SUMMER_TYPE_POLICY_DIALS, NULL);
}
