#include "config.h"

#include <glib/gi18n.h>

#include "summer-fund-bar.h"

#include "summer-wording.h"

/* The segments; each has a style class of its own, so that light, dark and the hatching of what
 * is undecided are matters of the style sheet. */
typedef enum
{
  SEGMENT_GRANTED,
  SEGMENT_UNDECIDED,
  SEGMENT_LEFT,
  SEGMENT_RESERVE, /* held back; seen only where there is any */
  N_SEGMENTS
} Segment;

static const char *const segment_classes[N_SEGMENTS]
    = { "granted", "undecided", "left", "reserve" };

struct _SummerFundBar
{
  GtkWidget parent_instance;

  gboolean compact; /* legend and fund in one line above the bar, as in a page with little height */
  GtkWidget *title, *note, *bar; /* children */
  GtkWidget *segments[N_SEGMENTS];
  GtkWidget *entries[N_SEGMENTS], *amounts[N_SEGMENTS], *notes[N_SEGMENTS];
  GtkWidget *names[N_SEGMENTS];
  GtkWidget *pools; /* shares and further sources, where there are any */

  SummerMoney parts[N_SEGMENTS]; /* what the segments are worth */
  char *summary;                 /* owned */
};

enum
{
  PROP_0,
  PROP_COMPACT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SummerFundBar, summer_fund_bar, GTK_TYPE_WIDGET)

static char *
dup_yuan (SummerMoney fen)
{
  g_autofree char *text = summer_money_dup_text (fen);

  /* Translators: an amount of money */
  return g_strdup_printf (_ ("%s yuan"), text);
}

static void
set_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text ? text : "");
  gtk_widget_set_visible (label, text && *text);
}

/* Shares of the bar's width; a segment that is worth something never falls under three pixels. */
static void
allocate_segments (GtkWidget *bar, int width, int height, int baseline)
{
  SummerFundBar *self = SUMMER_FUND_BAR (gtk_widget_get_ancestor (bar, SUMMER_TYPE_FUND_BAR));
  const int last = self->parts[SEGMENT_RESERVE] > 0 ? SEGMENT_RESERVE : SEGMENT_LEFT;
  SummerMoney total = 0;
  int at = 0;

  for (int i = 0; i < N_SEGMENTS; i++)
    total += self->parts[i];

  for (int i = 0; i < N_SEGMENTS; i++)
    {
      int share
          = total > 0 ? (int) ((gint64) width * (self->parts[i] / 100) / MAX (1, total / 100)) : 0;

      if (self->parts[i] > 0)
        share = MAX (share, 3);
      if (i == last && (self->parts[i] > 0 || total == 0))
        share = width - at;
      share = CLAMP (share, 0, width - at);
      gtk_widget_set_child_visible (self->segments[i], share > 0);
      gtk_widget_size_allocate (self->segments[i],
                                &(GtkAllocation){
                                    .x = at, .y = 0, .width = share, .height = height },
                                baseline);
      at += share;
    }
}

static void
measure_segments (GtkWidget *bar,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : 14;
}

static void
summer_fund_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (summer_fund_bar_parent_class)->dispose (object);
}

static void
summer_fund_bar_finalize (GObject *object)
{
  g_free (SUMMER_FUND_BAR (object)->summary);
  G_OBJECT_CLASS (summer_fund_bar_parent_class)->finalize (object);
}

static void
summer_fund_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COMPACT)
    g_value_set_boolean (value, SUMMER_FUND_BAR (object)->compact);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
summer_fund_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COMPACT)
    SUMMER_FUND_BAR (object)->compact = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static GtkWidget *
create_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
create_legend (SummerFundBar *self)
{
  GtkWidget *legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 22);

  for (int i = 0; i < N_SEGMENTS; i++)
    {
      GtkWidget *swatch = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      self->entries[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      self->names[i] = create_label ("faint");
      self->amounts[i] = create_label ("strong");
      self->notes[i] = create_label ("faint");
      gtk_widget_add_css_class (swatch, "swatch");
      gtk_widget_add_css_class (swatch, segment_classes[i]);
      gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (self->entries[i]), swatch);
      gtk_box_append (GTK_BOX (self->entries[i]), self->names[i]);
      gtk_box_append (GTK_BOX (self->entries[i]), self->amounts[i]);
      gtk_box_append (GTK_BOX (self->entries[i]), self->notes[i]);
      gtk_box_append (GTK_BOX (legend), self->entries[i]);
    }
  return legend;
}

static GtkWidget *
create_bar (SummerFundBar *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (bar, "fund-bar");
  gtk_widget_set_layout_manager (bar,
                                 gtk_custom_layout_new (NULL, measure_segments, allocate_segments));
  gtk_widget_set_overflow (bar, GTK_OVERFLOW_HIDDEN);
  for (int i = 0; i < N_SEGMENTS; i++)
    {
      self->segments[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (self->segments[i], segment_classes[i]);
      gtk_box_append (GTK_BOX (bar), self->segments[i]);
    }
  return bar;
}

static void
summer_fund_bar_constructed (GObject *object)
{
  SummerFundBar *self = SUMMER_FUND_BAR (object);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *legend = create_legend (self);

  G_OBJECT_CLASS (summer_fund_bar_parent_class)->constructed (object);

  self->title = create_label ("strong");
  self->note = create_label ("faint");
  self->bar = create_bar (self);

  if (self->compact)
    {
      gtk_widget_set_hexpand (legend, TRUE);
      gtk_box_append (GTK_BOX (head), legend);
    }
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->note);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
  self->pools = create_label ("faint");
  /* The line may be long: it takes the room that there is, and asks for none. */
  gtk_label_set_max_width_chars (GTK_LABEL (self->pools), 30);
  gtk_widget_set_visible (self->pools, FALSE);
  if (!self->compact)
    {
      gtk_widget_set_hexpand (self->note, TRUE);
      gtk_widget_set_halign (self->note, GTK_ALIGN_END);
      gtk_widget_set_parent (legend, GTK_WIDGET (self));
    }
  gtk_widget_set_parent (self->pools, GTK_WIDGET (self));
}

static void
summer_fund_bar_class_init (SummerFundBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = summer_fund_bar_constructed;
  object_class->dispose = summer_fund_bar_dispose;
  object_class->finalize = summer_fund_bar_finalize;
  object_class->get_property = summer_fund_bar_get_property;
  object_class->set_property = summer_fund_bar_set_property;
  properties[PROP_COMPACT]
      = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "fundbar");
}

static void
summer_fund_bar_init (SummerFundBar *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 5);
}

GtkWidget *
summer_fund_bar_new (void)
{
  return g_object_new (SUMMER_TYPE_FUND_BAR, NULL);
}

static char *
dup_classes (guint n)
{
  return g_strdup_printf (ngettext ("%u class", "%u classes", n), n);
}

static char *
dup_note (const SummerAssessment *assessment)
{
  const SummerPolicy *policy = assessment->policy;
  g_autofree char *held = dup_classes (assessment->n_classes);
  g_autofree char *planned = g_strdup_printf (ngettext ("%d class planned", "%d classes planned",
                                                        (gulong) policy->planned_classes),
                                              policy->planned_classes);
  g_autofree char *flat = dup_yuan (policy->amount.flat);

  if (policy->amount.mode == SUMMER_AMOUNT_FLAT)
    /* Translators: "30,000 yuan a class · 100 classes planned, 98 classes registered" */
    return g_strdup_printf (_ ("%s a class · %s, %s registered"), flat, planned, held);
  /* Translators: "100 classes planned, 98 classes registered" */
  return g_strdup_printf (_ ("%s, %s registered"), planned, held);
}

static char *
dup_title (const char *fund, gboolean ceiling, gboolean of_more)
{
  if (!ceiling)
    return g_strdup (of_more ? _ ("Fund of the whole programme, without a ceiling")
                             : _ ("Fund without a ceiling"));
  /* Translators: %s is an amount: "Fund of the whole programme 3,000,000 yuan" */
  return g_strdup_printf (of_more ? _ ("Fund of the whole programme %s") : _ ("Fund %s"), fund);
}

/* One pot of money: what it has and what is granted of it. */
static void
add_pot (GString *text,
         const char *between,
         const char *name,
         SummerMoney granted,
         SummerMoney ceiling,
         gboolean shortage)
{
  g_autofree char *of = summer_money_dup_text (MAX (0, ceiling));
  g_autofree char *given = summer_money_dup_text (granted);

  if (text->len > 0)
    g_string_append (text, between);
  if (ceiling == SUMMER_NO_CEILING)
    /* Translators: a share of the fund or another source of money, and what is granted of it. */
    g_string_append_printf (text, _ ("%s %s"), name, given);
  else
    /* Translators: a share of the fund or another source of money, what is granted of it, and what there is. */
    g_string_append_printf (text, _ ("%s %s of %s"), name, given, of);
  if (shortage)
    g_string_append (text, _ (" (short)"));
}

/* All pots: shares and what they leave, then the further sources. Empty where there is but the fund. */
static char *
dup_pots (const SummerAssessment *assessment, const char *between)
{
  const SummerPolicy *policy = assessment->policy;
  GString *text = g_string_new (NULL);

  for (guint k = 0; policy->n_shares > 0 && k < assessment->n_pools; k++)
    {
      const SummerPool *pool = &assessment->pools[k];

      add_pot (text, between, pool->name != NULL ? pool->name : _ ("the rest"), pool->granted_total,
               pool->ceiling, pool->shortage);
    }
  for (guint k = 0; k < policy->n_sources; k++)
    add_pot (text, between, policy->sources[k].name, assessment->sources[k].granted_total,
             policy->sources[k].max > 0 ? policy->sources[k].max : SUMMER_NO_CEILING,
             assessment->sources[k].shortage);
  return g_string_free (text, FALSE);
}

static void
show_pots (SummerFundBar *self, const SummerAssessment *assessment)
{
  g_autofree char *line = dup_pots (assessment, " · ");
  g_autofree char *lines = dup_pots (assessment, "\n");
  g_autofree char *idle = summer_policy_dup_idle (assessment->policy, NULL, assessment->facts);
  g_autofree char *all = idle != NULL ? g_strdup_printf ("%s\n%s", lines, idle) : g_strdup (lines);

  set_text (self->pools, line);
  gtk_widget_set_tooltip_text (self->pools, all);
  if (idle != NULL)
    gtk_widget_add_css_class (self->pools, "wait");
  else
    gtk_widget_remove_css_class (self->pools, "wait");
}

/* To what is read out. */
static void
add_reserve (SummerFundBar *self, SummerMoney reserve)
{
  g_autofree char *amount = summer_money_dup_text (reserve);
  g_autofree char *held = g_strdup_printf (_ (", of it in reserve %s yuan"), amount);
  g_autofree char *summary = g_steal_pointer (&self->summary);

  self->summary = g_strconcat (summary, self->parts[SEGMENT_RESERVE] > 0 ? held : "", NULL);
}

static void
show_reserve (SummerFundBar *self, const SummerAssessment *assessment)
{
  g_autofree char *reserve = dup_yuan (assessment->policy->reserve);

  set_text (self->names[SEGMENT_RESERVE], C_ ("fund", "Reserve"));
  set_text (self->amounts[SEGMENT_RESERVE], reserve);
  set_text (self->notes[SEGMENT_RESERVE], NULL);
  gtk_widget_set_visible (self->entries[SEGMENT_RESERVE], self->parts[SEGMENT_RESERVE] > 0);
}

/**
 * summer_fund_bar_set_assessment:
 * @shown: (nullable): what the window shows; read at once and not kept
 *
 * The fund is one for all classes: of a part, the bar is about the whole that it is a part of, and says so. Granted is what the assessment grants; undecided is what would come on top if every class whose
 * verdict is open were to pass, at its whole base amount; left is the rest of the fund but for its reserve, which is a
 * segment of its own. Where both
 * together exceed the fund, the third figure is what would be lacking.
 */
void
summer_fund_bar_set_assessment (SummerFundBar *self, SummerAssessment *shown)
{
  const SummerAssessment *assessment = NULL;
  g_autofree char *fund = NULL, *note = NULL, *granted = NULL, *undecided = NULL, *left = NULL;
  g_autofree char *n_eligible = NULL, *n_unproven = NULL, *if_all = NULL, *title = NULL;
  SummerMoney would_be = 0, available, rest;
  gboolean ceiling;

  g_return_if_fail (SUMMER_IS_FUND_BAR (self));

  memset (self->parts, 0, sizeof self->parts);
  if (!shown)
    return;

  assessment = summer_assessment_get_whole (shown);
  for (guint i = 0; i < assessment->n_classes; i++)
    if (assessment->classes[i].verdict == SUMMER_VERDICT_UNPROVEN)
      would_be += assessment->classes[i].would_be;

  ceiling = assessment->fund > 0;
  available = MAX (0, summer_policy_get_available (assessment->policy));
  rest = ceiling ? summer_assessment_get_rest (assessment) : 0;
  self->parts[SEGMENT_GRANTED] = assessment->granted_total;
  self->parts[SEGMENT_UNDECIDED]
      = ceiling ? CLAMP (available - assessment->granted_total, 0, would_be) : would_be;
  self->parts[SEGMENT_LEFT] = ceiling ? MAX (0, rest) : 0;
  self->parts[SEGMENT_RESERVE] = ceiling ? assessment->fund - available : 0;

  fund = dup_yuan (assessment->fund);
  title = dup_title (fund, ceiling, assessment != shown);
  note = dup_note (assessment);
  granted = dup_yuan (assessment->granted_total);
  undecided = dup_yuan (would_be);
  left = dup_yuan (ABS (rest));
  n_eligible = dup_classes (summer_assessment_count (assessment, SUMMER_VERDICT_ELIGIBLE));
  n_unproven = dup_classes (summer_assessment_count (assessment, SUMMER_VERDICT_UNPROVEN));
  /* Translators: "32 classes, if all pass" */
  if_all = g_strdup_printf (_ ("%s, if all pass"), n_unproven);

  set_text (self->title, title);
  set_text (self->note, self->compact ? NULL : note);
  set_text (self->names[SEGMENT_GRANTED], C_ ("fund", "Granted"));
  set_text (self->amounts[SEGMENT_GRANTED], granted);
  set_text (self->notes[SEGMENT_GRANTED],
            assessment->shortage ? _ ("the fund is short: reduced") : n_eligible);
  set_text (self->names[SEGMENT_UNDECIDED], C_ ("fund", "Undecided"));
  set_text (self->amounts[SEGMENT_UNDECIDED], undecided);
  set_text (self->notes[SEGMENT_UNDECIDED], would_be > 0 ? if_all : n_unproven);
  set_text (self->names[SEGMENT_LEFT],
            rest >= 0 ? C_ ("fund", "Left") : C_ ("fund", "Lacking then"));
  set_text (self->amounts[SEGMENT_LEFT], left);
  set_text (self->notes[SEGMENT_LEFT], NULL);
  show_reserve (self, assessment);
  show_pots (self, assessment);
  gtk_widget_set_visible (self->entries[SEGMENT_LEFT], ceiling);
  if (ceiling && rest < 0)
    gtk_widget_add_css_class (self->amounts[SEGMENT_LEFT], "bad");
  else
    gtk_widget_remove_css_class (self->amounts[SEGMENT_LEFT], "bad");

  g_free (self->summary);
  self->summary
      = g_strdup_printf (_ ("%s: granted %s (%s), undecided %s (%s), %s %s"), title, granted,
                         n_eligible, undecided, n_unproven,
                         gtk_label_get_text (GTK_LABEL (self->names[SEGMENT_LEFT])), left);
  add_reserve (self, assessment->policy->reserve);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Fund"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->summary, -1);
  gtk_widget_queue_allocate (self->bar);
}

const char *
summer_fund_bar_get_summary (SummerFundBar *self)
{
  g_return_val_if_fail (SUMMER_IS_FUND_BAR (self), NULL);
  return self->summary;
}
