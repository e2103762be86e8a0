#include "config.h"

#include "summer-visit-problem-list.h"

#include <glib/gi18n.h>

#include "summer-day-picker.h"
#include "summer-field.h"

struct _SummerVisitProblemList
{
  AdwBin parent_instance;

  SummerVisitDraft *draft; /* borrowed */
  SummerDay day;
  GtkBox *rows;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (SummerVisitProblemList, summer_visit_problem_list, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static SummerVisitProblem *
get_problem (SummerVisitProblemList *self, gpointer control)
{
  return self->draft->problems
      ->pdata[GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (control), "problem"))];
}

static void
say_changed (SummerVisitProblemList *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
severity_cb (SummerVisitProblemList *self, GParamSpec *property, GtkDropDown *control)
{
  SummerVisitProblem *problem = get_problem (self, control);

  if (self->filling)
    return;
  problem->record.severity = (int) gtk_drop_down_get_selected (control);
  problem->proposed = FALSE;
  say_changed (self);
}

static void
what_cb (SummerVisitProblemList *self, GtkEditable *control)
{
  g_autofree char *text = summer_field_dup_text (control);

  if (self->filling)
    return;
  summer_visit_problem_set_what (get_problem (self, control), text);
  say_changed (self);
}

static void
fix_by_cb (SummerVisitProblemList *self, GtkEditable *control)
{
  SummerDay day = SUMMER_DAY_NONE;
  const gboolean sound = summer_field_get_day (control, &day);
  g_autofree char *text = sound ? NULL : summer_field_dup_text (control);

  if (self->filling)
    return;
  summer_field_set_wrong (GTK_WIDGET (control),
                          sound ? NULL : _ ("This is no date. Write it like 2019-07-08."));
  summer_visit_problem_set_fix_by (get_problem (self, control), day, text);
  say_changed (self);
}

static void
remove_cb (SummerVisitProblemList *self, GtkWidget *button)
{
  summer_visit_draft_remove_problem (self->draft,
                                     GPOINTER_TO_UINT (
                                         g_object_get_data (G_OBJECT (button), "problem")));
  summer_visit_problem_list_refresh (self);
  say_changed (self);
}

static void
name_control (GtkWidget *control, const char *format, guint problem)
{
  g_autofree char *number = g_strdup_printf ("%u", problem + 1);
  g_autofree char *name = g_strdup_printf ("%s %s", format, number);

  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_object_set_data (G_OBJECT (control), "problem", GUINT_TO_POINTER (problem));
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
}

static GtkWidget *
new_severity (SummerVisitProblemList *self, guint problem)
{
  const char *words[]
      = { summer_terms_get_text (SUMMER_TERMS_PROBLEM, SUMMER_PROBLEM_MINOR),
          summer_terms_get_text (SUMMER_TERMS_PROBLEM, SUMMER_PROBLEM_SERIOUS), NULL };
  GtkWidget *control = gtk_drop_down_new_from_strings (words);

  name_control (control, _ ("Severity of problem"), problem);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (control),
                              (guint) get_problem (self, control)->record.severity);
  gtk_widget_set_sensitive (control,
                            !summer_visit_problem_is_serious (get_problem (self, control)));
  g_signal_connect_swapped (control, "notify::selected", G_CALLBACK (severity_cb), self);
  return control;
}

static GtkWidget *
new_what (SummerVisitProblemList *self, guint problem)
{
  GtkWidget *control = gtk_entry_new ();

  name_control (control, _ ("What is wrong: problem"), problem);
  gtk_entry_set_placeholder_text (GTK_ENTRY (control), _ ("What is wrong"));
  gtk_widget_set_hexpand (control, TRUE);
  summer_field_set_text (control, get_problem (self, control)->record.what);
  g_signal_connect_swapped (control, "changed", G_CALLBACK (what_cb), self);
  return control;
}

static GtkWidget *
new_fix_by (SummerVisitProblemList *self, guint i)
{
  const SummerVisitProblem *problem;
  GtkWidget *control = gtk_entry_new ();

  name_control (control, _ ("Fix by: problem"), i);
  gtk_editable_set_width_chars (GTK_EDITABLE (control), 11);
  gtk_entry_set_placeholder_text (GTK_ENTRY (control), _ ("Fix by"));
  problem = get_problem (self, control);
  if (problem->unread_fix_by != NULL)
    summer_field_set_text (control, problem->unread_fix_by);
  else
    summer_field_set_day (control, problem->record.fix_by);
  summer_day_picker_attach (GTK_ENTRY (control));
  g_signal_connect_swapped (control, "changed", G_CALLBACK (fix_by_cb), self);
  return control;
}

/* What is stored as serious says in place of the button why it cannot be taken out. */
static GtkWidget *
new_lock (void)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("changes-prevent-symbolic");
  const char *text = _ ("A serious problem stays until its correction is confirmed. If it was a "
                        "mistake, undo the entry that noted it.");

  gtk_widget_set_tooltip_text (icon, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return icon;
}

static GtkWidget *
new_row (SummerVisitProblemList *self, guint i)
{
  const SummerVisitProblem *problem = self->draft->problems->pdata[i];
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *number = g_strdup_printf ("%u.", i + 1);
  GtkWidget *label = gtk_label_new (_ ("fix by")), *remove;

  gtk_box_append (GTK_BOX (row), gtk_label_new (number));
  gtk_box_append (GTK_BOX (row), new_severity (self, i));
  gtk_box_append (GTK_BOX (row), new_what (self, i));
  gtk_widget_add_css_class (label, "faint");
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), new_fix_by (self, i));
  if (summer_visit_problem_is_confirmed (problem))
    {
      g_autofree char *day = summer_day_dup_text (problem->record.fixed_on);
      g_autofree char *text = g_strdup_printf (_ ("corrected %s"), day);

      gtk_widget_set_sensitive (row, FALSE);
      gtk_box_append (GTK_BOX (row), gtk_label_new (text));
      return row;
    }
  if (summer_visit_problem_is_serious (problem))
    {
      gtk_box_append (GTK_BOX (row), new_lock ());
      return row;
    }
  remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  name_control (remove, _ ("Remove problem"), i);
  gtk_widget_set_tooltip_text (remove, _ ("Remove this problem"));
  gtk_widget_add_css_class (remove, "flat");
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (row), remove);
  return row;
}

/* The entry of the text of a row. */
static GtkWidget *
get_what (GtkWidget *row)
{
  GtkWidget *child = gtk_widget_get_first_child (row);

  while (child != NULL && !GTK_IS_ENTRY (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
add_cb (SummerVisitProblemList *self)
{
  summer_visit_draft_add_problem (self->draft, SUMMER_PROBLEM_MINOR, NULL, self->day);
  summer_visit_problem_list_refresh (self);
  gtk_widget_grab_focus (get_what (gtk_widget_get_last_child (GTK_WIDGET (self->rows))));
  say_changed (self);
}

static void
summer_visit_problem_list_class_init (SummerVisitProblemListClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
summer_visit_problem_list_init (SummerVisitProblemList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (_ ("Problems"));
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add a Problem"));

  self->day = SUMMER_DAY_NONE;
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "form-section");
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), add);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  gtk_widget_add_css_class (box, "dense-form");
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
summer_visit_problem_list_new (SummerVisitDraft *draft)
{
  SummerVisitProblemList *self = g_object_new (SUMMER_TYPE_VISIT_PROBLEM_LIST, NULL);

  self->draft = draft;
  summer_visit_problem_list_refresh (self);
  return GTK_WIDGET (self);
}

void
summer_visit_problem_list_set_day (SummerVisitProblemList *self, SummerDay day)
{
  g_return_if_fail (SUMMER_IS_VISIT_PROBLEM_LIST (self));

  self->day = day;
}

void
summer_visit_problem_list_refresh (SummerVisitProblemList *self)
{
  g_return_if_fail (SUMMER_IS_VISIT_PROBLEM_LIST (self));

  for (GtkWidget *row; (row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL;)
    gtk_box_remove (self->rows, row);
  self->filling = TRUE;
  for (guint i = 0; i < self->draft->problems->len; i++)
    gtk_box_append (self->rows, new_row (self, i));
  self->filling = FALSE;
}
