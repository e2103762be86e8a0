#include "config.h"

#include <glib/gi18n.h>

#include "summer-class-page.h"

#include "summer-chip.h"
#include "summer-class-attendance.h"
#include "summer-class-facts-grid.h"
#include "summer-class-form.h"
#include "summer-class-headline.h"
#include "summer-class-leads.h"
#include "summer-class-life.h"
#include "summer-class-life-bar.h"
#include "summer-class-life-view.h"
#include "summer-class-new.h"
#include "summer-class-records.h"
#include "summer-condition-list.h"
#include "summer-explanation-view.h"
#include "summer-payment-details.h"
#include "summer-placeholder.h"
#include "summer-print.h"
#include "summer-window.h"
#include "summer-wording.h"
#include "summer-workplace.h"

struct _SummerClassPage
{
  SummerPage parent_instance;

  GtkStack *stack, *tabs;
  GtkWidget *switcher, *outside;
  SummerPlaceholder *placeholder;
  GtkLabel *title, *headline, *summary, *as_of, *now, *after, *outside_text;
  GtkWidget *after_box;
  SummerChip *verdict;
  GtkGrid *facts;
  SummerConditionList *conditions;
  GtkWidget *money; /* what the class gets, and why */
  SummerExplanationView *explanation;
  GtkLabel *payments;
  GtkStack *record_stacks[SUMMER_N_CLASS_RECORDS];
  SummerTable *record_tables[SUMMER_N_CLASS_RECORDS];
  SummerClassLifeBar *life_bar;
  SummerClassLifeView *life_view;
  SummerClassAttendance *attendance;

  SummerAssessment *assessment;    /* owned */
  const SummerClassAssessment *of; /* in assessment; NULL when there is no such class */
  char *code;                      /* owned: the class asked for */
};

G_DEFINE_FINAL_TYPE (SummerClassPage, summer_class_page, SUMMER_TYPE_PAGE)

static const SummerClassFacts *
get_facts (SummerClassPage *self)
{
  return &self->assessment->facts->classes[self->of - self->assessment->classes];
}

/* {{{ The head */

static void
fill_amount (SummerClassPage *self)
{
  g_autofree char *as_of = summer_day_dup_text (self->assessment->as_of);
  g_autofree char *up_to = g_strdup_printf (_ ("up to %s"), as_of);
  g_autofree char *now = summer_money_dup_text (self->of->granted_all);
  g_autofree char *after = summer_money_dup_text (self->of->would_be);
  g_autofree char *now_yuan = g_strdup_printf (_ ("%s yuan"), now);
  g_autofree char *after_yuan = g_strdup_printf (_ ("%s yuan"), after);

  gtk_label_set_text (self->as_of, up_to);
  gtk_label_set_text (self->now, now_yuan);
  gtk_label_set_text (self->after, after_yuan);
  gtk_widget_set_visible (self->after_box, self->of->verdict != SUMMER_VERDICT_ELIGIBLE);
  summer_explanation_view_set (self->explanation, self->assessment, self->of);
  summer_explanation_view_add_settled (self->explanation,
                                       summer_page_get_office (SUMMER_PAGE (self)), self->of->id);
  summer_payment_details_show_class (self->payments, summer_page_get_office (SUMMER_PAGE (self)),
                                     self->of->id);
}

/* A class is shown whatever union is chosen, to whoever asks for it; that it is of another one stands above it. */
static void
fill_outside (SummerClassPage *self)
{
  SummerOffice *office = summer_page_get_office (SUMMER_PAGE (self));
  const char *of, *shown = summer_office_get_union (office);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->outside, summer_class_page_is_outside (self));
  if (!gtk_widget_get_visible (self->outside))
    return;
  of = get_facts (self)->union_name;
  text = of ? g_strdup_printf (_ ("This class is of %s: lists and sums show %s."), of, shown)
            : g_strdup_printf (_ ("This class is of no union: lists and sums show %s."), shown);
  gtk_label_set_text (GTK_LABEL (self->outside_text), text);
}

/* }}} */
/* {{{ The records */

static void
record_activated_cb (SummerTable *table, guint row, SummerClassPage *self)
{
  int kind = 0;

  while (kind < SUMMER_N_CLASS_RECORDS && table != self->record_tables[kind])
    kind++;
  if (self->of)
    summer_class_leads_follow (SUMMER_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                               (SummerClassRecords) kind, get_facts (self), row);
}

static void
create_records (SummerClassPage *self)
{
  for (int i = 0; i < SUMMER_N_CLASS_RECORDS; i++)
    {
      self->record_stacks[i] = GTK_STACK (gtk_stack_new ());
      self->record_tables[i] = summer_class_records_new_table ((SummerClassRecords) i, self);
      g_signal_connect (self->record_tables[i], "activated", G_CALLBACK (record_activated_cb),
                        self);
      gtk_stack_add_named (self->record_stacks[i],
                           summer_class_new_list ((SummerClassRecords) i,
                                                  GTK_WIDGET (self->record_tables[i])),
                           "list");
      gtk_stack_add_named (self->record_stacks[i], summer_class_new_empty ((SummerClassRecords) i),
                           "empty");
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
/* {{{ Its life */

/* Read anew whenever the records are others, also before the assessment of them is there. */
static void
fill_life (SummerClassPage *self)
{
  SummerOffice *office = summer_page_get_office (SUMMER_PAGE (self));
  g_autoptr (SummerClassLife) life = NULL;
  g_autoptr (GError) error = NULL;
  SummerDay today;

  if (self->of)
    {
      summer_workplace_get_now (summer_workplace_get (office), &today, NULL);
      life = summer_class_life_load (summer_office_get_store (office), self->of->id, today, &error);
      if (error && !g_error_matches (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND))
        summer_window_toast_error (SUMMER_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), error);
    }
  summer_class_life_bar_set (self->life_bar, life);
  summer_class_life_view_set (self->life_view, office, life);
  for (int step = 0; step < SUMMER_N_STEPS; step++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                   summer_class_life_bar_get_step_action ((SummerStep) step),
                                   life && summer_stage_allows (life->stage, (SummerStep) step));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "class.next-step",
                                 summer_class_life_bar_get_action (self->life_bar) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "class.review", life != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "class.edit", life != NULL);
}

/* }}} */

/* The class before (-1) or after (1) among those of the unions shown; NULL = none. */
static const SummerClassAssessment *
get_neighbour (SummerClassPage *self, int step)
{
  SummerOffice *office = summer_page_get_office (SUMMER_PAGE (self));
  const SummerAssessment *all = self->assessment;

  if (!self->of)
    return NULL;
  for (gint64 i = self->of - all->classes + step; i >= 0 && i < all->n_classes; i += step)
    if (summer_office_shows_union (office, all->facts->classes[i].union_name))
      return &all->classes[i];
  return NULL;
}

static void
update_neighbours (SummerClassPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "class.previous",
                                 get_neighbour (self, -1) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "class.next", get_neighbour (self, 1) != NULL);
  fill_outside (self);
}

static void
fill (SummerClassPage *self)
{
  SummerPage *page = SUMMER_PAGE (self);
  SummerOffice *office = summer_page_get_office (page);
  const gboolean ready = summer_placeholder_update (self->placeholder, office);
  const gboolean money = summer_office_may (office, SUMMER_RIGHT_MONEY);
  const SummerClassFacts *facts;
  g_autofree char *title = NULL;
  guint index;

  self->of = NULL;
  g_clear_pointer (&self->assessment, summer_assessment_unref);
  if (ready)
    {
      self->assessment = summer_assessment_ref (summer_office_get_whole_assessment (office));
      self->of = self->code ? summer_assessment_find (self->assessment, self->code)
                            : &self->assessment->classes[0];
    }
  summer_condition_list_set (self->conditions, self->assessment, self->of);
  gtk_stack_set_visible_child_name (self->stack, !ready     ? "placeholder"
                                                 : self->of ? "content"
                                                            : "gone");
  index = self->of ? (guint) (self->of - self->assessment->classes) : 0;
  update_neighbours (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.print", self->of != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.copy", self->of != NULL);
  fill_life (self);
  summer_class_attendance_set (self->attendance, self->of ? self->assessment : NULL, index);
  if (!self->of)
    return;

  facts = &self->assessment->facts->classes[index];
  title = g_strdup_printf ("%s %s", facts->code, facts->name);
  gtk_label_set_text (self->title, title);
  summer_chip_set_reading (self->verdict, summer_reading_get (self->assessment, self->of));
  summer_class_headline_show (self->headline, self->summary, self->assessment, self->of, money);
  summer_class_facts_fill (self->facts, self->assessment, self->of);
  if (money)
    fill_amount (self);
  gtk_widget_set_visible (self->money, money);
  fill_records (self);
}

static void
summer_class_page_refresh (SummerPage *page)
{
  SummerClassPage *self = SUMMER_CLASS_PAGE (page);

  if (!self->assessment
      || self->assessment != summer_office_get_whole_assessment (summer_page_get_office (page)))
    fill (self);
  else
    {
      fill_life (self);
      update_neighbours (self);
    }
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
  const char *code = NULL, *tab = "assessment";

  if (g_variant_is_of_type (target, G_VARIANT_TYPE_STRING))
    code = g_variant_get_string (target, NULL);
  else if (g_variant_is_of_type (target, G_VARIANT_TYPE ("(ss)")))
    g_variant_get (target, "(&s&s)", &code, &tab);
  if (!code)
    return;
  gtk_stack_set_visible_child_name (self->tabs, tab);
  set_code (self, code);
  gtk_widget_grab_focus (GTK_WIDGET (self)); /* its keys are for the class that was asked for */
}

/* {{{ Actions */

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerClassPage *self = SUMMER_CLASS_PAGE (widget);
  const SummerClassAssessment *of = get_neighbour (self, strcmp (name, "class.next") == 0 ? 1 : -1);

  if (of)
    set_code (self, of->code);
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
  g_autoptr (SummerReport) report = summer_class_form_new (self->assessment, self->of);

  summer_print_form (SUMMER_FORM (report), GTK_WINDOW (gtk_widget_get_root (widget)));
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
  if (!summer_form_save_pdf (SUMMER_FORM (report), g_variant_get_string (parameter, NULL), &error))
    summer_window_toast_error (SUMMER_WINDOW (gtk_widget_get_root (widget)), error);
}

/* SUMMER_N_CLASS_RECORDS: no list of records is shown. */
static SummerClassRecords
get_shown (SummerClassPage *self)
{
  int i = 0;

  while (i < SUMMER_N_CLASS_RECORDS
         && gtk_stack_get_visible_child (self->tabs) != GTK_WIDGET (self->record_stacks[i]))
    i++;
  return (SummerClassRecords) i;
}

static SummerTable *
get_shown_table (SummerClassPage *self)
{
  const SummerClassRecords shown = get_shown (self);

  return shown < SUMMER_N_CLASS_RECORDS ? self->record_tables[shown]
                                        : summer_condition_list_get_table (self->conditions);
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
  summer_explanation_view_copy (SUMMER_CLASS_PAGE (widget)->explanation);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerClassPage *self = SUMMER_CLASS_PAGE (widget);

  if (self->of)
    summer_class_new_present (SUMMER_WINDOW (gtk_widget_get_root (widget)), get_shown (self),
                              self->of->id);
}

/* A new one, or the problem that one has found. */
static void
visit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerClassPage *self = SUMMER_CLASS_PAGE (widget);

  if (self->of && g_str_equal (name, "class.new-visit"))
    gtk_widget_activate_action (widget, "win.new-visit", "x", self->of->id);
  else if (self->of)
    summer_class_leads_show_problem (SUMMER_WINDOW (gtk_widget_get_root (widget)), get_facts (self),
                                     0);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerClassPage *self = SUMMER_CLASS_PAGE (widget);

  if (self->of)
    gtk_widget_activate_action (widget, "win.history", "(sx)", "class", self->of->id);
}

static void
step_taken_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerClassPage *self = SUMMER_CLASS_PAGE (widget);

  for (int step = 0; step < SUMMER_N_STEPS && self->of; step++)
    if (g_str_equal (name, summer_class_life_bar_get_step_action ((SummerStep) step)))
      gtk_widget_activate_action (widget, "win.class-step", "(xi)", self->of->id, step);
}

static void
next_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *next = summer_class_life_bar_get_action (SUMMER_CLASS_PAGE (widget)->life_bar);

  if (next)
    gtk_widget_activate_action (widget, next, NULL);
}

static void
form_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerClassPage *self = SUMMER_CLASS_PAGE (widget);

  if (self->of && g_str_equal (name, "class.edit"))
    gtk_widget_activate_action (widget, "win.class-edit", "x", self->of->id);
  else if (self->of)
    gtk_widget_activate_action (widget, "win.class-review", "(xx)", self->of->id, (gint64) 0);
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

static gint64
summer_class_page_get_class (SummerPage *page)
{
  SummerClassPage *self = SUMMER_CLASS_PAGE (page);

  return self->of ? self->of->id : 0;
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
  page_class->get_class = summer_class_page_get_class;

  g_type_ensure (SUMMER_TYPE_CHIP);
  g_type_ensure (SUMMER_TYPE_CLASS_LIFE_BAR);
  g_type_ensure (SUMMER_TYPE_CONDITION_LIST);
  g_type_ensure (SUMMER_TYPE_EXPLANATION_VIEW);
  g_type_ensure (SUMMER_TYPE_PLACEHOLDER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-class-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerClassPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SummerClassPage, outside);
  gtk_widget_class_bind_template_child (widget_class, SummerClassPage, outside_text);
  gtk_widget_class_bind_template_child (widget_class, SummerClassPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, SummerClassPage, switcher);
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
  gtk_widget_class_bind_template_child (widget_class, SummerClassPage, life_bar);
  gtk_widget_class_bind_template_child (widget_class, SummerClassPage, conditions);
  gtk_widget_class_bind_template_child (widget_class, SummerClassPage, money);
  gtk_widget_class_bind_template_child (widget_class, SummerClassPage, explanation);
  gtk_widget_class_bind_template_child (widget_class, SummerClassPage, payments);
  gtk_widget_class_install_action (widget_class, "class.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "class.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "class.tab", "s", tab_action);
  gtk_widget_class_install_action (widget_class, "class.lowest-rates", NULL, lowest_rates_action);
  gtk_widget_class_install_action (widget_class, "class.show-problem", NULL, visit_action);
  gtk_widget_class_install_action (widget_class, "class.print-to", "s", print_to_action);
  gtk_widget_class_install_action (widget_class, "class.copy-explanation", NULL,
                                   copy_explanation_action);
  gtk_widget_class_install_action (widget_class, "class.show-subsidy", NULL, show_subsidy_action);
  gtk_widget_class_install_action (widget_class, "class.history", NULL, history_action);
  for (int step = 0; step < SUMMER_N_STEPS; step++)
    gtk_widget_class_install_action (widget_class,
                                     summer_class_life_bar_get_step_action ((SummerStep) step),
                                     NULL, step_taken_action);
  gtk_widget_class_install_action (widget_class, "class.next-step", NULL, next_step_action);
  gtk_widget_class_install_action (widget_class, "class.review", NULL, form_action);
  gtk_widget_class_install_action (widget_class, "class.edit", NULL, form_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "class.next-step", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "class.edit", NULL);
  gtk_widget_class_install_action (widget_class, "class.new", NULL, new_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "class.new",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "class.new-visit", NULL, visit_action);
  gtk_widget_class_install_action (widget_class, "sheet.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "sheet.print", NULL, print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_ALT_MASK,
                                       "class.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_ALT_MASK, "class.next",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, GDK_CONTROL_MASK, "class.history",
                                       NULL);
}

/**
 * summer_class_page_is_outside:
 *
 * Returns: whether the class is of none of the unions that the office shows
 */
gboolean
summer_class_page_is_outside (SummerClassPage *self)
{
  SummerOffice *office;

  g_return_val_if_fail (SUMMER_IS_CLASS_PAGE (self), FALSE);

  office = summer_page_get_office (SUMMER_PAGE (self));
  return self->of && !summer_office_shows_union (office, get_facts (self)->union_name);
}

static void
summer_class_page_init (SummerClassPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Eleven tabs, each as wide as its word. */
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (self->switcher)),
                                  FALSE);
  summer_class_facts_create (self->facts);
  self->life_view = SUMMER_CLASS_LIFE_VIEW (summer_class_life_view_new ());
  gtk_stack_add_titled (self->tabs, GTK_WIDGET (self->life_view), "life", _ ("Life"));
  self->attendance = SUMMER_CLASS_ATTENDANCE (summer_class_attendance_new ());
  gtk_stack_add_titled (self->tabs, GTK_WIDGET (self->attendance), "attendance", _ ("Attendance"));
  create_records (self);
}

SummerPage *
summer_class_page_new (void)
{
  return g_object_new (SUMMER_TYPE_CLASS_PAGE, NULL);
}
