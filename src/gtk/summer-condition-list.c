#include "config.h"

#include <glib/gi18n.h>

#include "summer-condition-list.h"

#include "summer-chip.h"
#include "summer-class-records.h"
#include "summer-wording.h"

struct _SummerConditionList
{
  GtkWidget parent_instance;

  SummerTable *table;               /* child */
  SummerAssessment *assessment;     /* owned */
  const SummerClassAssessment *of;  /* in assessment */
  guint order[SUMMER_N_CONDITIONS]; /* the findings as shown: open ones first */
};

G_DEFINE_FINAL_TYPE (SummerConditionList, summer_condition_list, GTK_TYPE_WIDGET)

/* Where a condition is mended: in the list of the records it rests on. Those of the class itself have none: they
 * stand in its form, or follow from the steps of its life. */
#define NOWHERE SUMMER_N_CLASS_RECORDS

static const SummerClassRecords places[SUMMER_N_CONDITIONS] = {
  [SUMMER_CONDITION_APPROVED] = NOWHERE,
  [SUMMER_CONDITION_HEADCOUNT] = SUMMER_CLASS_RECORDS_CHILDREN,
  [SUMMER_CONDITION_OPEN_DAYS] = SUMMER_CLASS_RECORDS_CALENDAR,
  [SUMMER_CONDITION_ATTENDANCE] = SUMMER_CLASS_RECORDS_CHILDREN,
  [SUMMER_CONDITION_STAFF_PLAN] = SUMMER_CLASS_RECORDS_STAFF,
  [SUMMER_CONDITION_STAFF_PRESENT] = SUMMER_CLASS_RECORDS_STAFF,
  [SUMMER_CONDITION_INSURANCE] = SUMMER_CLASS_RECORDS_INSURANCE,
  [SUMMER_CONDITION_AGREEMENT] = SUMMER_CLASS_RECORDS_CHILDREN,
  [SUMMER_CONDITION_VENUE] = SUMMER_CLASS_RECORDS_REVIEWS,
  [SUMMER_CONDITION_EMERGENCY_PLAN] = NOWHERE,
  [SUMMER_CONDITION_PROVIDER] = NOWHERE,
  [SUMMER_CONDITION_INSPECTION] = SUMMER_CLASS_RECORDS_VISITS,
  [SUMMER_CONDITION_INCIDENT] = SUMMER_CLASS_RECORDS_INCIDENTS,
  [SUMMER_CONDITION_SATISFACTION] = SUMMER_CLASS_RECORDS_RESPONSES,
  [SUMMER_CONDITION_RELEASE] = SUMMER_CLASS_RECORDS_CHILDREN,
  [SUMMER_CONDITION_HOST_LIMIT] = NOWHERE,
};

static const SummerFinding *
get_finding (SummerConditionList *self, guint row)
{
  return &self->of->findings[self->order[row]];
}

static gboolean
is_open (const SummerFinding *finding)
{
  return finding->outcome == SUMMER_OUTCOME_FAIL || finding->outcome == SUMMER_OUTCOME_UNPROVEN;
}

/* Before a class begins it is told what can become of a condition that is open, not that nothing is there yet. */
static gboolean
is_told_by_prospect (SummerConditionList *self, const SummerFinding *finding)
{
  return is_open (finding)
         && summer_reading_get (self->assessment, self->of) == SUMMER_READING_NOT_BEGUN;
}

static GtkWidget *
create_chip (gpointer owner)
{
  return summer_chip_new ();
}

static void
bind_chip (gpointer owner, GtkWidget *cell, guint row)
{
  const SummerFinding *finding = get_finding (owner, row);

  if (is_told_by_prospect (owner, finding))
    summer_chip_set_prospect (SUMMER_CHIP (cell), finding->prospect.state,
                              summer_prospect_get_text (finding->prospect.state));
  else
    summer_chip_set_outcome (SUMMER_CHIP (cell), finding->outcome, finding->level);
}

static char *
dup_outcome (gpointer owner, guint row)
{
  const SummerFinding *finding = get_finding (owner, row);

  return g_strdup (is_told_by_prospect (owner, finding)
                       ? summer_prospect_get_text (finding->prospect.state)
                       : summer_outcome_get_text (finding->outcome));
}

static char *
dup_condition (gpointer owner, guint row)
{
  return g_strdup (summer_condition_get_title (get_finding (owner, row)->condition));
}

static char *
dup_sentence (gpointer owner, guint row)
{
  SummerConditionList *self = owner;
  const SummerFinding *finding = get_finding (self, row);
  g_autofree char *plain
      = summer_finding_dup_sentence (finding, self->assessment->policy, self->assessment->as_of);
  g_autofree char *sentence = NULL;
  g_autofree char *outlook = NULL;

  sentence = finding->level == SUMMER_LEVEL_ADVISORY
                 /* Translators: a sentence about a condition that decides nothing */
                 ? g_strdup_printf (_ ("Advisory: %s"), plain)
                 : g_steal_pointer (&plain);
  /* What still passes may be in danger too, and the rescue list says so. */
  if (!is_open (finding) && finding->prospect.state < SUMMER_PROSPECT_NOT_KNOWN)
    return g_steal_pointer (&sentence);
  outlook
      = summer_prospect_dup_sentence (finding, self->assessment->policy, self->assessment->as_of);
  return g_strdup_printf ("%s\n%s — %s", sentence,
                          summer_prospect_get_text (finding->prospect.state), outlook);
}

static GtkWidget *
create_source (gpointer owner)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

/* The column has room for a short name; the whole one is read under the pointer, copied and printed. */
static void
bind_source (gpointer owner, GtkWidget *cell, guint row)
{
  SummerConditionList *self = owner;
  const SummerCondition condition = get_finding (self, row)->condition;

  gtk_label_set_text (GTK_LABEL (cell),
                      summer_condition_get_short_source (condition, self->assessment->policy));
  gtk_widget_set_tooltip_text (cell,
                               summer_condition_get_source (condition, self->assessment->policy));
}

static char *
dup_source (gpointer owner, guint row)
{
  SummerConditionList *self = owner;

  return g_strdup (
      summer_condition_get_source (get_finding (self, row)->condition, self->assessment->policy));
}

const char *
summer_condition_get_tab (SummerCondition condition)
{
  if (condition == SUMMER_CONDITION_APPROVED || condition == SUMMER_CONDITION_VENUE)
    return "life";
  return places[condition] != NOWHERE ? summer_class_records_get_id (places[condition])
                                      : "assessment";
}

/* The action that leads to where a condition is mended, and what its button says. target: (out): a tab, or NULL. */
static const char *
get_action (const SummerFinding *finding, const char **word, const char **target)
{
  const SummerCondition condition = finding->condition;
  const SummerClassRecords place = places[condition];

  *target = NULL;
  *word = place != NOWHERE ? summer_class_records_get_title (place) : _ ("Change…");
  if (condition == SUMMER_CONDITION_ATTENDANCE)
    return "class.lowest-rates";
  /* A serious problem is open: to where its correction is confirmed. */
  if (condition == SUMMER_CONDITION_INSPECTION && finding->outcome == SUMMER_OUTCOME_FAIL)
    {
      *word = _ ("Corrections");
      return "class.show-problem";
    }
  if (condition == SUMMER_CONDITION_APPROVED)
    *word = _ ("Life");
  else if (place == NOWHERE)
    return "class.edit";
  *target = summer_condition_get_tab (condition);
  return "class.tab";
}

static GtkWidget *
create_button (gpointer owner)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "go");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static void
bind_button (gpointer owner, GtkWidget *cell, guint row)
{
  const SummerFinding *finding = get_finding (owner, row);
  const char *word, *target;
  const char *action = get_action (finding, &word, &target);
  g_autofree char *label = g_strdup_printf ("%s ▸", word);
  g_autofree char *spoken
      = g_strdup_printf ("%s: %s", summer_condition_get_title (finding->condition), word);

  gtk_widget_set_visible (cell, places[finding->condition] != NOWHERE || is_open (finding));
  gtk_button_set_label (GTK_BUTTON (cell), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  /* The target before the name: a name is looked up at once, and must find a target of its type. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cell), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (cell),
                                          target ? g_variant_new_string (target) : NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cell), action);
  if (is_open (finding) && finding->level == SUMMER_LEVEL_REQUIRED)
    {
      gtk_widget_add_css_class (cell, "suggested-action");
      gtk_widget_remove_css_class (cell, "flat");
    }
  else
    {
      gtk_widget_remove_css_class (cell, "suggested-action");
      gtk_widget_add_css_class (cell, "flat");
    }
}

static const char *
get_row_style (gpointer owner, guint row)
{
  const SummerFinding *finding = get_finding (owner, row);

  return is_open (finding) && finding->level == SUMMER_LEVEL_REQUIRED ? "open" : NULL;
}

static void
activated_cb (SummerTable *table, guint row, SummerConditionList *self)
{
  const SummerFinding *finding = get_finding (self, row);

  const char *word, *target;
  const char *action = get_action (finding, &word, &target);

  if (places[finding->condition] == NOWHERE && !is_open (finding))
    return;
  if (target)
    gtk_widget_activate_action (GTK_WIDGET (table), action, "s", target);
  else
    gtk_widget_activate_action (GTK_WIDGET (table), action, NULL);
}

static void
summer_condition_list_dispose (GObject *object)
{
  SummerConditionList *self = SUMMER_CONDITION_LIST (object);

  if (self->table)
    gtk_widget_unparent (GTK_WIDGET (self->table));
  self->table = NULL;
  self->of = NULL;
  g_clear_pointer (&self->assessment, summer_assessment_unref);
  G_OBJECT_CLASS (summer_condition_list_parent_class)->dispose (object);
}

static gboolean
summer_condition_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SUMMER_CONDITION_LIST (widget)->table));
}

static void
summer_condition_list_class_init (SummerConditionListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_condition_list_dispose;
  widget_class->grab_focus = summer_condition_list_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
summer_condition_list_init (SummerConditionList *self)
{
  SummerTable *table = summer_table_new (self, _ ("Conditions"));
  int verdict = 0;

  for (int i = SUMMER_OUTCOME_PASS; i <= SUMMER_OUTCOME_NOT_APPLICABLE; i++)
    verdict = MAX (verdict, summer_chip_get_room (summer_outcome_get_text ((SummerOutcome) i)));
  summer_table_add_cell (table, _ ("Verdict"), verdict, SUMMER_TABLE_PLAIN, create_chip, bind_chip,
                         dup_outcome, NULL);
  summer_table_add_text (table, _ ("Condition"), 108, SUMMER_TABLE_STRONG | SUMMER_TABLE_WRAP,
                         dup_condition, NULL);
  summer_table_add_text (table, _ ("On what ground"), 0, SUMMER_TABLE_EXPAND | SUMMER_TABLE_WRAP,
                         dup_sentence, NULL);
  summer_table_add_cell (table, _ ("Source"), 116, SUMMER_TABLE_DIM, create_source, bind_source,
                         dup_source, NULL);
  summer_table_add_cell (table, _ ("Go to"), 112, SUMMER_TABLE_PLAIN, create_button, bind_button,
                         NULL, NULL);
  summer_table_set_row_style (table, get_row_style);
  gtk_widget_add_css_class (GTK_WIDGET (table), "roomy");
  g_signal_connect (table, "activated", G_CALLBACK (activated_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (table), GTK_WIDGET (self));
  self->table = table;
}

/* What decides and is open comes first, a failure before what is not proven; the rest in the order of the
 * rules. */
static void
sort_findings (SummerConditionList *self)
{
  guint n = 0;

  for (int pass = 0; pass < 3; pass++)
    for (guint i = 0; i < self->of->n_findings; i++)
      {
        const SummerFinding *finding = &self->of->findings[i];
        int group = 2;

        if (finding->level == SUMMER_LEVEL_REQUIRED && finding->outcome == SUMMER_OUTCOME_FAIL)
          group = 0;
        else if (finding->level == SUMMER_LEVEL_REQUIRED
                 && finding->outcome == SUMMER_OUTCOME_UNPROVEN)
          group = 1;
        if (group == pass)
          self->order[n++] = i;
      }
}

/**
 * summer_condition_list_set:
 * @assessment: (nullable): what @of belongs to; referenced
 * @of: (nullable): the class whose findings are shown
 */
void
summer_condition_list_set (SummerConditionList *self,
                           SummerAssessment *assessment,
                           const SummerClassAssessment *of)
{
  g_return_if_fail (SUMMER_IS_CONDITION_LIST (self));

  /* Rows ask for what they show: the table is emptied before it goes. */
  summer_table_set_n_rows (self->table, 0);
  if (assessment)
    summer_assessment_ref (assessment);
  g_clear_pointer (&self->assessment, summer_assessment_unref);
  self->assessment = assessment;
  self->of = assessment ? of : NULL;
  if (!self->of)
    return;
  sort_findings (self);
  summer_table_set_n_rows (self->table, self->of->n_findings);
}

SummerTable *
summer_condition_list_get_table (SummerConditionList *self)
{
  g_return_val_if_fail (SUMMER_IS_CONDITION_LIST (self), NULL);
  return self->table;
}
