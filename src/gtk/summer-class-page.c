#include "config.h"

#include <glib/gi18n.h>

#include "summer-class-page.h"

#include "summer-chip.h"
#include "summer-class-form.h"
#include "summer-class-records.h"
#include "summer-explanation-view.h"
#include "summer-placeholder.h"
#include "summer-print.h"
#include "summer-table.h"
#include "summer-window.h"
#include "summer-wording.h"

#define FACTS_A_ROW 5
#define N_FACTS 10

struct _SummerClassPage
{
  SummerPage parent_instance;

  GtkStack *stack, *tabs;
  SummerPlaceholder *placeholder;
  GtkLabel *title, *headline, *summary, *as_of, *now, *after;
  GtkWidget *after_box;
  SummerChip *verdict;
  GtkGrid *facts;
  GtkWidget *values[N_FACTS];
  AdwBin *table_bin;
  SummerExplanationView *explanation;
  SummerTable *table;
  GtkStack *record_stacks[SUMMER_N_CLASS_RECORDS];
  SummerTable *record_tables[SUMMER_N_CLASS_RECORDS];

  SummerAssessment *assessment;     /* owned */
  const SummerClassAssessment *of;  /* in assessment; NULL when there is no such class */
  guint order[SUMMER_N_CONDITIONS]; /* the findings as shown: open ones first */
  char *code;                       /* owned: the class asked for */
};

G_DEFINE_FINAL_TYPE (SummerClassPage, summer_class_page, SUMMER_TYPE_PAGE)

/* Where a condition is mended: in the list of the records it rests on. Those of the class itself and of its
 * provider have no list of their own; they come with the workbook. */
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

/* {{{ The table of conditions */

static const SummerFinding *
get_finding (SummerClassPage *self, guint row)
{
  return &self->of->findings[self->order[row]];
}

static gboolean
is_open (const SummerFinding *finding)
{
  return finding->outcome == SUMMER_OUTCOME_FAIL || finding->outcome == SUMMER_OUTCOME_UNPROVEN;
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

  summer_chip_set_outcome (SUMMER_CHIP (cell), finding->outcome, finding->level);
}

static char *
dup_outcome (gpointer owner, guint row)
{
  return g_strdup (summer_outcome_get_text (get_finding (owner, row)->outcome));
}

static char *
dup_condition (gpointer owner, guint row)
{
  return g_strdup (summer_condition_get_title (get_finding (owner, row)->condition));
}

static char *
dup_sentence (gpointer owner, guint row)
{
  SummerClassPage *self = owner;
  const SummerFinding *finding = get_finding (self, row);
  g_autofree char *sentence
      = summer_finding_dup_sentence (finding, self->assessment->policy, self->assessment->as_of);

  if (finding->level == SUMMER_LEVEL_ADVISORY)
    /* Translators: a sentence about a condition that decides nothing */
    return g_strdup_printf (_ ("Advisory: %s"), sentence);
  return g_steal_pointer (&sentence);
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
  SummerClassPage *self = owner;
  const SummerCondition condition = get_finding (self, row)->condition;

  gtk_label_set_text (GTK_LABEL (cell),
                      summer_condition_get_short_source (condition, self->assessment->policy));
  gtk_widget_set_tooltip_text (cell,
                               summer_condition_get_source (condition, self->assessment->policy));
}

static char *
dup_source (gpointer owner, guint row)
{
  SummerClassPage *self = owner;

  return g_strdup (
      summer_condition_get_source (get_finding (self, row)->condition, self->assessment->policy));
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
  const SummerClassRecords place = places[finding->condition];
  const gboolean by_rate = finding->condition == SUMMER_CONDITION_ATTENDANCE;
  const char *word = place == NOWHERE ? _ ("Import") : summer_class_records_get_title (place);
  g_autofree char *label = g_strdup_printf ("%s ▸", word);
  g_autofree char *spoken
      = g_strdup_printf ("%s: %s", summer_condition_get_title (finding->condition), word);

  gtk_widget_set_visible (cell, place != NOWHERE || is_open (finding));
  gtk_button_set_label (GTK_BUTTON (cell), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  /* The target before the name: a name is looked up at once, and must find a target of its type. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cell), NULL);
  if (by_rate)
    gtk_actionable_set_action_target_value (GTK_ACTIONABLE (cell), NULL);
  else
    gtk_actionable_set_action_target (GTK_ACTIONABLE (cell), "s",
                                      place == NOWHERE ? "exchange"
                                                       : summer_class_records_get_id (place));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cell), place == NOWHERE ? "win.page"
                                                         : by_rate        ? "class.lowest-rates"
                                                                          : "class.tab");
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
activated_cb (SummerTable *table, guint row, SummerClassPage *self)
{
  const SummerFinding *finding = get_finding (self, row);

  if (finding->condition == SUMMER_CONDITION_ATTENDANCE)
    gtk_widget_activate_action (GTK_WIDGET (self), "class.lowest-rates", NULL);
  else if (places[finding->condition] != NOWHERE)
    gtk_widget_activate_action (GTK_WIDGET (self), "class.tab", "s",
                                summer_class_records_get_id (places[finding->condition]));
  else if (is_open (finding))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "exchange");
}

static void
create_table (SummerClassPage *self)
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
  adw_bin_set_child (self->table_bin, GTK_WIDGET (table));
  self->table = table;
}

/* What decides and is open comes first, a failure before what is not proven; the rest in the order of the
 * rules. */
static void
sort_findings (SummerClassPage *self)
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

/* }}} */
/* {{{ The head */

static void
create_facts (SummerClassPage *self)
{
  for (int i = 0; i < N_FACTS; i++)
    {
      const int column = 2 * (i % FACTS_A_ROW), line = i / FACTS_A_ROW;
      GtkWidget *name = gtk_label_new (NULL);

      self->values[i] = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (name), 0);
      gtk_label_set_xalign (GTK_LABEL (self->values[i]), 0);
      gtk_label_set_ellipsize (GTK_LABEL (self->values[i]), PANGO_ELLIPSIZE_END);
      gtk_widget_set_hexpand (self->values[i], i % FACTS_A_ROW != FACTS_A_ROW - 1);
      gtk_widget_add_css_class (name, "faint");
      gtk_widget_add_css_class (self->values[i], "numeric");
      gtk_grid_attach (self->facts, name, column, line, 1, 1);
      gtk_grid_attach (self->facts, self->values[i], column + 1, line, 1, 1);
    }
}

static void
fill_facts (SummerClassPage *self)
{
  g_auto (GStrv) pairs = summer_class_form_dup_facts (self->assessment, self->of);

  for (int i = 0; i < N_FACTS; i++)
    {
      GtkWidget *name = gtk_grid_get_child_at (self->facts, 2 * (i % FACTS_A_ROW), i / FACTS_A_ROW);

      gtk_label_set_text (GTK_LABEL (name), pairs[2 * i]);
      gtk_label_set_text (GTK_LABEL (self->values[i]), pairs[2 * i + 1]);
      gtk_widget_set_tooltip_text (self->values[i], pairs[2 * i + 1]);
    }
}

static guint
count (const SummerClassAssessment *of, SummerLevel level, SummerOutcome outcome)
{
  guint n = 0;

  for (guint i = 0; i < of->n_findings; i++)
    n += of->findings[i].level == level && of->findings[i].outcome == outcome;
  return n;
}

static SummerDay
get_latest (SummerClassPage *self)
{
  SummerDay latest = SUMMER_DAY_NONE;

  for (guint i = 0; i < self->of->n_findings; i++)
    if (self->of->findings[i].level == SUMMER_LEVEL_REQUIRED
        && self->of->findings[i].outcome == SUMMER_OUTCOME_UNPROVEN)
      {
        const SummerDay day
            = summer_finding_get_deadline (&self->of->findings[i], self->assessment->as_of);

        if (day != SUMMER_DAY_NONE && (latest == SUMMER_DAY_NONE || day < latest))
          latest = day;
      }
  return latest;
}

static void
fill_headline (SummerClassPage *self)
{
  const guint failed = count (self->of, SUMMER_LEVEL_REQUIRED, SUMMER_OUTCOME_FAIL);
  const guint unproven = count (self->of, SUMMER_LEVEL_REQUIRED, SUMMER_OUTCOME_UNPROVEN);
  const SummerDay latest = get_latest (self);
  g_autofree char *day = latest != SUMMER_DAY_NONE ? summer_day_dup_text (latest) : NULL;
  g_autofree char *amount = summer_money_dup_text (self->of->granted);
  g_autofree char *open
      = g_strdup_printf (ngettext ("%u condition still open", "%u conditions still open", unproven),
                         unproven);
  g_autofree char *text = NULL;

  switch (self->of->verdict)
    {
    case SUMMER_VERDICT_ELIGIBLE:
      text = g_strdup_printf (_ ("granted %s yuan"), amount);
      break;
    case SUMMER_VERDICT_INELIGIBLE:
      text = g_strdup_printf (ngettext ("%u condition not met", "%u conditions not met", failed),
                              failed);
      break;
    case SUMMER_VERDICT_UNPROVEN:
    default:
      text = day ? g_strdup_printf (_ ("%s, first by %s"), open, day) : g_strdup (open);
      break;
    }
  gtk_label_set_text (self->headline, text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->headline), "good");
  gtk_widget_remove_css_class (GTK_WIDGET (self->headline), "bad");
  gtk_widget_remove_css_class (GTK_WIDGET (self->headline), "wait");
  gtk_widget_add_css_class (GTK_WIDGET (self->headline),
                            self->of->verdict == SUMMER_VERDICT_ELIGIBLE     ? "good"
                            : self->of->verdict == SUMMER_VERDICT_INELIGIBLE ? "bad"
                                                                             : "wait");
}

static void
fill_summary (SummerClassPage *self)
{
  const SummerClassAssessment *of = self->of;
  const guint failed = count (of, SUMMER_LEVEL_REQUIRED, SUMMER_OUTCOME_FAIL);
  const guint unproven = count (of, SUMMER_LEVEL_REQUIRED, SUMMER_OUTCOME_UNPROVEN);
  const guint advisory = count (of, SUMMER_LEVEL_ADVISORY, SUMMER_OUTCOME_FAIL)
                         + count (of, SUMMER_LEVEL_ADVISORY, SUMMER_OUTCOME_UNPROVEN);
  const guint beside = count (of, SUMMER_LEVEL_REQUIRED, SUMMER_OUTCOME_NOT_APPLICABLE)
                       + count (of, SUMMER_LEVEL_ADVISORY, SUMMER_OUTCOME_NOT_APPLICABLE);
  const guint passed = of->n_findings - failed - unproven - advisory - beside;
  g_autofree char *text
      = beside > 0 ? g_strdup_printf (
            _ ("%u conditions: %u passed, %u failed, %u not proven, %u not applicable"),
            of->n_findings, passed, failed, unproven, beside)
                   : g_strdup_printf (_ ("%u conditions: %u passed, %u failed, %u not proven"),
                                      of->n_findings, passed, failed, unproven);
  g_autofree char *advice
      = g_strdup_printf (ngettext ("%u advisory one open, which decides nothing",
                                   "%u advisory ones open, which decides nothing", advisory),
                         advisory);
  g_autofree char *whole = advisory > 0 ? g_strdup_printf (_ ("%s; %s"), text, advice) : NULL;

  gtk_label_set_text (self->summary, whole ? whole : text);
}

static void
fill_amount (SummerClassPage *self)
{
  g_autofree char *as_of = summer_day_dup_text (self->assessment->as_of);
  g_autofree char *up_to = g_strdup_printf (_ ("up to %s"), as_of);
  g_autofree char *now = summer_money_dup_text (self->of->granted);
  g_autofree char *after = summer_money_dup_text (self->of->would_be);
  g_autofree char *now_yuan = g_strdup_printf (_ ("%s yuan"), now);
  g_autofree char *after_yuan = g_strdup_printf (_ ("%s yuan"), after);

  gtk_label_set_text (self->as_of, up_to);
  gtk_label_set_text (self->now, now_yuan);
  gtk_label_set_text (self->after, after_yuan);
  gtk_widget_set_visible (self->after_box, self->of->verdict != SUMMER_VERDICT_ELIGIBLE);
  summer_explanation_view_set (self->explanation, self->assessment, self->of);
}

/* }}} */
/* {{{ The records */

static void
record_activated_cb (SummerTable *table, guint row, SummerClassPage *self)
{
  const SummerClassFacts *facts
      = &self->assessment->facts->classes[self->of - self->assessment->classes];

  if (table == self->record_tables[SUMMER_CLASS_RECORDS_CHILDREN] && row < facts->n_enrolments)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-child", "x",
                                facts->children[facts->enrolments[row].child].id);
}

static void
create_records (SummerClassPage *self)
{
  for (int i = 0; i < SUMMER_N_CLASS_RECORDS; i++)
    {
      GtkWidget *empty = adw_status_page_new ();

      self->record_stacks[i] = GTK_STACK (gtk_stack_new ());
      self->record_tables[i] = summer_class_records_new_table ((SummerClassRecords) i, self);
      g_signal_connect (self->record_tables[i], "activated", G_CALLBACK (record_activated_cb),
                        self);
      adw_status_page_set_description (ADW_STATUS_PAGE (empty),
                                       summer_class_records_get_empty ((SummerClassRecords) i));
      gtk_stack_add_named (self->record_stacks[i], GTK_WIDGET (self->record_tables[i]), "list");
      gtk_stack_add_named (self->record_stacks[i], empty, "empty");
      gtk_stack_add_titled (self->tabs, GTK_WIDGET (self->record_stacks[i]),
                            summer_class_records_get_id ((SummerClassRecords) i),
                            summer_class_records_get_title ((SummerClassRecords) i));
    }
}

static void
fill_records (SummerClassPage *self)
{
  for (int i = 0; i < SUMMER_N_CLASS_RECORDS; i++)
    {
      GPtrArray *rows
          = summer_class_records_new_rows ((SummerClassRecords) i, self->assessment,
                                           (guint) (self->of - self->assessment->classes));
      GtkStackPage *page = gtk_stack_get_page (self->tabs, GTK_WIDGET (self->record_stacks[i]));
      const char *title = summer_class_records_get_title ((SummerClassRecords) i);
      g_autofree char *counted = g_strdup_printf ("%s %u", title, rows->len);

      gtk_stack_page_set_title (page, i == SUMMER_CLASS_RECORDS_CALENDAR ? title : counted);
      gtk_stack_set_visible_child_name (self->record_stacks[i], rows->len > 0 ? "list" : "empty");
      summer_table_take_texts (self->record_tables[i], rows);
    }
}

/* }}} */

static void
fill (SummerClassPage *self)
{
  SummerPage *page = SUMMER_PAGE (self);
  SummerOffice *office = summer_page_get_office (page);
  const gboolean ready = summer_placeholder_update (self->placeholder, office);
  const SummerClassFacts *facts;
  g_autofree char *title = NULL;
  guint index;

  /* Rows ask for what they show: the table is emptied before it goes. */
  summer_table_set_n_rows (self->table, 0);
  self->of = NULL;
  g_clear_pointer (&self->assessment, summer_assessment_unref);
  if (ready)
    {
      self->assessment = summer_assessment_ref (summer_office_get_assessment (office));
      self->of = self->code ? summer_assessment_find (self->assessment, self->code)
                            : &self->assessment->classes[0];
    }
  gtk_stack_set_visible_child_name (self->stack, !ready     ? "placeholder"
                                                 : self->of ? "content"
                                                            : "gone");
  index = self->of ? (guint) (self->of - self->assessment->classes) : 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "class.previous", self->of && index > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "class.next",
                                 self->of && index + 1 < self->assessment->n_classes);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.print", self->of != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.copy", self->of != NULL);
  if (!self->of)
    return;

  facts = &self->assessment->facts->classes[index];
  title = g_strdup_printf ("%s %s", facts->code, facts->name);
  gtk_label_set_text (self->title, title);
  summer_chip_set_verdict (self->verdict, self->of->verdict);
  fill_headline (self);
  fill_facts (self);
  fill_summary (self);
  fill_amount (self);
  sort_findings (self);
  summer_table_set_n_rows (self->table, self->of->n_findings);
  fill_records (self);
}

static void
summer_class_page_refresh (SummerPage *page)
{
  SummerClassPage *self = SUMMER_CLASS_PAGE (page);

  if (!self->assessment
      || self->assessment != summer_office_get_assessment (summer_page_get_office (page)))
    fill (self);
}

static void
set_code (SummerClassPage *self, const char *code)
{
  char *copy = g_strdup (code);

  g_free (self->code);
  self->code = copy;
  fill (self);
}

static void
summer_class_page_show (SummerPage *page, GVariant *target)
{
  SummerClassPage *self = SUMMER_CLASS_PAGE (page);

  if (!g_variant_is_of_type (target, G_VARIANT_TYPE_STRING))
    return;
  gtk_stack_set_visible_child_name (self->tabs, "assessment");
  set_code (self, g_variant_get_string (target, NULL));
}

/* {{{ Actions */

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerClassPage *self = SUMMER_CLASS_PAGE (widget);
  const gboolean forward = strcmp (name, "class.next") == 0;

  set_code (self, forward ? self->of[1].code : self->of[-1].code);
}

static void
tab_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerClassPage *self = SUMMER_CLASS_PAGE (widget);

  gtk_stack_set_visible_child_name (self->tabs, g_variant_get_string (parameter, NULL));
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->tabs), GTK_DIR_TAB_FORWARD);
}

/* The children whose marks the rate hangs on stand first. */
static void
lowest_rates_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerClassPage *self = SUMMER_CLASS_PAGE (widget);
  SummerTable *children = self->record_tables[SUMMER_CLASS_RECORDS_CHILDREN];

  gtk_widget_activate_action (widget, "class.tab", "s",
                              summer_class_records_get_id (SUMMER_CLASS_RECORDS_CHILDREN));
  summer_table_sort_by (children, SUMMER_CLASS_RECORDS_RATE);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerClassPage *self = SUMMER_CLASS_PAGE (widget);

  summer_print_report (summer_class_form_new (self->assessment, self->of),
                       GTK_WINDOW (gtk_widget_get_root (widget)), gtk_label_get_text (self->title));
}

static void
print_to_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerClassPage *self = SUMMER_CLASS_PAGE (widget);
  g_autoptr (SummerReport) report = NULL;
  g_autoptr (GError) error = NULL;

  if (!self->of)
    return;
  report = summer_class_form_new (self->assessment, self->of);
  if (!summer_report_save_pdf (report, g_variant_get_string (parameter, NULL), &error))
    summer_window_toast_error (SUMMER_WINDOW (gtk_widget_get_root (widget)), error);
}

static SummerTable *
get_shown_table (SummerClassPage *self)
{
  for (int i = 0; i < SUMMER_N_CLASS_RECORDS; i++)
    if (gtk_stack_get_visible_child (self->tabs) == GTK_WIDGET (self->record_stacks[i]))
      return self->record_tables[i];
  return self->table;
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *block
      = summer_table_dup_block (get_shown_table (SUMMER_CLASS_PAGE (widget)), FALSE);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), block);
}

static void
copy_explanation_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *text
      = summer_explanation_view_dup_text (SUMMER_CLASS_PAGE (widget)->explanation);

  if (text)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
show_subsidy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerClassPage *self = SUMMER_CLASS_PAGE (widget);

  if (self->of)
    summer_window_set_page (SUMMER_WINDOW (gtk_widget_get_root (widget)), "subsidy",
                            g_variant_new_string (self->of->code));
}

/* }}} */

static GtkWidget *
summer_class_page_get_commands (SummerPage *page)
{
  return GTK_WIDGET (page);
}

static gboolean
summer_class_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (get_shown_table (SUMMER_CLASS_PAGE (widget))));
}

static void
summer_class_page_dispose (GObject *object)
{
  SummerClassPage *self = SUMMER_CLASS_PAGE (object);

  adw_bin_set_child (ADW_BIN (object), NULL);
  self->of = NULL;
  g_clear_pointer (&self->assessment, summer_assessment_unref);
  g_clear_pointer (&self->code, g_free);
  G_OBJECT_CLASS (summer_class_page_parent_class)->dispose (object);
}

static void
summer_class_page_class_init (SummerClassPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SummerPageClass *page_class = SUMMER_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_class_page_dispose;
  widget_class->grab_focus = summer_class_page_grab_focus;
  page_class->refresh = summer_class_page_refresh;
  page_class->show = summer_class_page_show;
  page_class->get_commands = summer_class_page_get_commands;

  g_type_ensure (SUMMER_TYPE_CHIP);
  g_type_ensure (SUMMER_TYPE_EXPLANATION_VIEW);
  g_type_ensure (SUMMER_TYPE_PLACEHOLDER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-class-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerClassPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SummerClassPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, SummerClassPage, placeholder);
  gtk_widget_class_bind_template_child (widget_class, SummerClassPage, title);
  gtk_widget_class_bind_template_child (widget_class, SummerClassPage, headline);
  gtk_widget_class_bind_template_child (widget_class, SummerClassPage, summary);
  gtk_widget_class_bind_template_child (widget_class, SummerClassPage, as_of);
  gtk_widget_class_bind_template_child (widget_class, SummerClassPage, now);
  gtk_widget_class_bind_template_child (widget_class, SummerClassPage, after);
  gtk_widget_class_bind_template_child (widget_class, SummerClassPage, after_box);
  gtk_widget_class_bind_template_child (widget_class, SummerClassPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, SummerClassPage, facts);
  gtk_widget_class_bind_template_child (widget_class, SummerClassPage, table_bin);
  gtk_widget_class_bind_template_child (widget_class, SummerClassPage, explanation);
  gtk_widget_class_install_action (widget_class, "class.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "class.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "class.tab", "s", tab_action);
  gtk_widget_class_install_action (widget_class, "class.lowest-rates", NULL, lowest_rates_action);
  gtk_widget_class_install_action (widget_class, "class.print-to", "s", print_to_action);
  gtk_widget_class_install_action (widget_class, "class.copy-explanation", NULL,
                                   copy_explanation_action);
  gtk_widget_class_install_action (widget_class, "class.show-subsidy", NULL, show_subsidy_action);
  gtk_widget_class_install_action (widget_class, "sheet.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "sheet.print", NULL, print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_ALT_MASK,
                                       "class.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_ALT_MASK, "class.next",
                                       NULL);
}

static void
summer_class_page_init (SummerClassPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  create_facts (self);
  create_table (self);
  create_records (self);
}

SummerPage *
summer_class_page_new (void)
{
  return g_object_new (SUMMER_TYPE_CLASS_PAGE, NULL);
}
