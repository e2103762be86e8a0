#include "config.h"

#include "summer-problem-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "summer-chip.h"
#include "summer-needle.h"
#include "summer-table.h"

/* What the drop-down offers, in its order. */
enum
{
  SHOW_ALL,
  SHOW_ERRORS,
  SHOW_WARNINGS,
};

struct _SummerProblemList
{
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkDropDown *level;
  GtkSearchEntry *filter;
  GtkStack *stack;
  AdwBin *bin;
  SummerTable *table;

  SummerPlan *plan;   /* owned; NULL = none */
  GPtrArray *ordered; /* SummerProblem, borrowed from the plan: errors first */
  char *needle;       /* owned: the filter's text, folded; NULL = all */
};

G_DEFINE_FINAL_TYPE (SummerProblemList, summer_problem_list, GTK_TYPE_WIDGET)

static const SummerProblem *
get_problem (gpointer owner, guint row)
{
  return g_ptr_array_index (SUMMER_PROBLEM_LIST (owner)->ordered, row);
}

static GtkWidget *
create_chip (gpointer owner)
{
  return summer_chip_new ();
}

static const char *
get_level (const SummerProblem *problem)
{
  return problem->is_error ? _ ("Error") : _ ("Warning");
}

static void
bind_level (gpointer owner, GtkWidget *cell, guint row)
{
  const SummerProblem *problem = get_problem (owner, row);

  summer_chip_set (SUMMER_CHIP (cell), problem->is_error ? SUMMER_TONE_BAD : SUMMER_TONE_WAIT,
                   problem->is_error ? "summer-fail-symbolic" : "summer-warning-symbolic",
                   get_level (problem));
}

static char *
dup_level (gpointer owner, guint row)
{
  return g_strdup (get_level (get_problem (owner, row)));
}

static char *
dup_place (gpointer owner, guint row)
{
  const SummerProblem *problem = get_problem (owner, row);

  if (!problem->cell)
    return g_strdup (problem->sheet);
  return g_strdup_printf ("%s!%s", problem->sheet ? problem->sheet : "", problem->cell);
}

static char *
dup_message (gpointer owner, guint row)
{
  return g_strdup (get_problem (owner, row)->message);
}

static char *
dup_file (gpointer owner, guint row)
{
  const SummerProblem *problem = get_problem (owner, row);

  return problem->file ? g_path_get_basename (problem->file) : NULL;
}

static gboolean
matches (gpointer owner, guint row)
{
  SummerProblemList *self = owner;
  const SummerProblem *problem = get_problem (self, row);
  const guint level = gtk_drop_down_get_selected (self->level);
  g_autofree char *place = NULL;

  if ((level == SHOW_ERRORS && !problem->is_error) || (level == SHOW_WARNINGS && problem->is_error))
    return FALSE;
  if (!self->needle)
    return TRUE;
  place = dup_place (self, row);
  return summer_needle_is_in (self->needle, place)
         || summer_needle_is_in (self->needle, problem->message);
}

static void
filter_cb (SummerProblemList *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->filter));

  summer_needle_set (&self->needle, text);
  summer_table_refilter (self->table);
}

static SummerTable *
create_table (SummerProblemList *self)
{
  SummerTable *table = summer_table_new (self, _ ("Problems"));

  summer_table_add_cell (table, C_ ("problem", "Level"), 86, SUMMER_TABLE_PLAIN, create_chip,
                         bind_level, dup_level, NULL);
  summer_table_add_text (table, _ ("Place"), 130, SUMMER_TABLE_STRONG, dup_place, NULL);
  summer_table_add_text (table, _ ("What is wrong and how to mend it"), 0,
                         SUMMER_TABLE_EXPAND | SUMMER_TABLE_WRAP, dup_message, NULL);
  summer_table_add_text (table, _ ("File"), 96, SUMMER_TABLE_DIM, dup_file, NULL);
  summer_table_set_filter (table, matches);
  return table;
}

/* Lets go of the rows before the plan that they are borrowed from. */
static void
clear (SummerProblemList *self)
{
  summer_table_set_n_rows (self->table, 0);
  g_ptr_array_set_size (self->ordered, 0);
  g_clear_object (&self->plan);
}

/**
 * summer_problem_list_set_plan:
 * @plan: (nullable): whose problems are shown, all of them
 */
void
summer_problem_list_set_plan (SummerProblemList *self, SummerPlan *plan)
{
  GPtrArray *problems;
  g_autofree char *title = NULL;
  guint n_errors;

  g_return_if_fail (SUMMER_IS_PROBLEM_LIST (self));

  clear (self);
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  gtk_drop_down_set_selected (self->level, SHOW_ALL);
  if (!plan)
    return;

  self->plan = g_object_ref (plan);
  problems = summer_plan_get_problems (plan);
  n_errors = summer_plan_get_n_errors (plan);
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < problems->len; i++)
      {
        SummerProblem *problem = g_ptr_array_index (problems, i);

        if (problem->is_error == (pass == 0))
          g_ptr_array_add (self->ordered, problem);
      }
  title = g_strdup_printf (_ ("Problems: %u errors, %u warnings"), n_errors,
                           problems->len - n_errors);
  gtk_label_set_text (self->title, title);
  gtk_stack_set_visible_child_name (self->stack, problems->len > 0 ? "list" : "none");
  summer_table_set_n_rows (self->table, self->ordered->len);
}

/**
 * summer_problem_list_dup_block:
 *
 * Returns: (transfer full): the problems shown, tab-separated, with headings
 */
char *
summer_problem_list_dup_block (SummerProblemList *self)
{
  g_return_val_if_fail (SUMMER_IS_PROBLEM_LIST (self), NULL);

  return summer_table_dup_block (self->table, FALSE);
}

static gboolean
summer_problem_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SUMMER_PROBLEM_LIST (widget)->table));
}

static void
summer_problem_list_dispose (GObject *object)
{
  SummerProblemList *self = SUMMER_PROBLEM_LIST (object);
  GtkWidget *child;

  if (self->table)
    clear (self);
  self->table = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_pointer (&self->ordered, g_ptr_array_unref);
  g_clear_pointer (&self->needle, g_free);

  G_OBJECT_CLASS (summer_problem_list_parent_class)->dispose (object);
}

static void
summer_problem_list_class_init (SummerProblemListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_problem_list_dispose;
  widget_class->grab_focus = summer_problem_list_grab_focus;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-problem-list.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, SummerProblemList, title);
  gtk_widget_class_bind_template_child (widget_class, SummerProblemList, level);
  gtk_widget_class_bind_template_child (widget_class, SummerProblemList, filter);
  gtk_widget_class_bind_template_child (widget_class, SummerProblemList, stack);
  gtk_widget_class_bind_template_child (widget_class, SummerProblemList, bin);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
}

static void
summer_problem_list_init (SummerProblemList *self)
{
  self->ordered = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (
                                      gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->table = create_table (self);
  adw_bin_set_child (self->bin, GTK_WIDGET (self->table));
}
