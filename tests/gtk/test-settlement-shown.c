/* What is settled where it is shown: with the classes, under a filter, and after another programme was chosen. */
#include "config.h"

#include <string.h>

#include "settlement-fixture.h"

#include "summer-programme-table.h"
#include "summer-table.h"

static gint64
add_programme (Finance *self)
{
  SummerProgrammeRecord programme = { .name = "Next", .year = 2020 };
  g_autoptr (SummerPolicy) policy = NULL;
  g_autoptr (GError) error = NULL;

  policy = summer_programme_load_policy (self->store, self->programme, &error);
  programme.first_day = summer_day_from_ymd (2020, 7, 1);
  programme.last_day = summer_day_from_ymd (2020, 8, 9);
  summer_store_begin (self->store, "edit", NULL, &error);
  summer_programme_insert (self->store, &programme, &error);
  summer_programme_save_policy (self->store, programme.id, policy, &error);
  summer_store_commit (self->store, NULL, &error);
  g_assert_no_error (error);
  return programme.id;
}

static gboolean
can_print (Finance *self)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (self->harness->window), "print");
}

/* Nothing is done to the settlement of the programme that was left. */
static void
test_another_programme_is_not_acted_on (void)
{
  g_auto (Finance) self = finance_open ();
  SummerPage *page = summer_window_get_page_widget (self.harness->window);
  gint64 other;

  finance_draw_up (&self, "Chen");
  finance_give_reasons (&self, "late");
  finance_store_dialog (&self);
  g_assert_true (can_print (&self));

  other = add_programme (&self);
  summer_office_set_programme (self.harness->office, other);
  g_assert_null (summer_page_get_commands (page));
  gtk_widget_activate_action (self.view, "sheet.print", NULL);
  gtk_widget_activate_action (self.view, "settlement.print-notice", NULL);
  harness_press (self.harness, "ctrl+Return");
  harness_settle (self.harness);
  g_assert_null (finance_find_dialog ());
  harness_wait_assessed (self.harness);
  harness_press (self.harness, "ctrl+Return ctrl+p");
  harness_settle (self.harness);
  g_assert_null (finance_find_dialog ());
  g_assert_false (can_print (&self));

  summer_office_set_programme (self.harness->office, self.programme);
  harness_wait_assessed (self.harness);
  harness_settle (self.harness);
  g_assert_true (can_print (&self));
  finance_assert_sums (&self);
}

static gboolean
shows_one_class (gpointer finance)
{
  return summer_table_get_n_shown (harness_find (((Finance *) finance)->view, SUMMER_TYPE_TABLE))
         == 1;
}

/* Under a filter the total is that of the lines that are shown. */
static void
test_filtered_lines_have_their_own_total (void)
{
  g_auto (Finance) self = finance_open ();
  g_autofree char *block = NULL;
  g_auto (GStrv) lines = NULL, line = NULL, total = NULL;

  finance_settle_all (&self);
  gtk_widget_activate_action (self.view, "sheet.copy", NULL);
  block = harness_dup_clipboard (self.harness);
  lines = g_strsplit (block, "\n", -1);
  for (guint i = 1; line == NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      if (finance_parse_money (cells[8]) > 0)
        line = g_steal_pointer (&cells);
    }
  gtk_editable_set_text (GTK_EDITABLE (harness_find (self.view, GTK_TYPE_SEARCH_ENTRY)), line[0]);
  harness_wait (shows_one_class, &self);
  g_clear_pointer (&block, g_free);
  g_clear_pointer (&lines, g_strfreev);
  gtk_widget_activate_action (self.view, "sheet.copy", NULL);
  block = harness_dup_clipboard (self.harness);
  lines = g_strsplit (g_strstrip (block), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  total = g_strsplit (lines[2], "\t", -1);
  g_assert_cmpstr (total[0], ==, "Total");
  g_assert_cmpstr (total[1], ==, "1 class");
  for (guint i = 4; i <= 8; i++)
    g_assert_cmpstr (total[i], ==, line[i]);
}

/* The lines, the objections and what has changed since are of the union chosen; what is settled is of all, and it is said
 * so. */
static void
test_a_union_has_its_lines (void)
{
  g_auto (Finance) self = finance_open ();
  g_autoptr (SummerSettlement) last = NULL;
  SummerTable *table = harness_find (self.view, SUMMER_TYPE_TABLE);
  const SummerFacts *facts = summer_office_get_whole_assessment (self.harness->office)->facts;
  g_autofree char *name = g_strdup (facts->classes[0].union_name), *total = NULL, *block = NULL,
                  *due = NULL;
  SummerMoney of_union = 0;
  guint n = 0;

  finance_settle_all (&self);
  last = finance_load_last (&self);
  g_assert_cmpuint (summer_table_get_n_shown (table), ==, last->n_lines);
  g_assert_false (finance_shows (&self, "A settlement is of the whole programme"));
  for (guint i = 0; i < last->n_lines; i++)
    if (g_strcmp0 (last->lines[i].union_name, name) == 0)
      {
        of_union += last->lines[i].due;
        n++;
      }
  g_assert_cmpuint (n, <, last->n_lines);

  summer_office_set_union (self.harness->office, name);
  harness_wait_assessed (self.harness);
  harness_settle (self.harness);
  g_assert_cmpuint (summer_table_get_n_shown (table), ==, n);
  g_assert_true (finance_shows (&self, "A settlement is of the whole programme"));
  total = summer_money_dup_text (last->record.total);
  g_assert_true (finance_shows (&self, total));
  gtk_widget_activate_action (self.view, "sheet.copy", NULL);
  block = harness_dup_clipboard (self.harness);
  due = summer_money_dup_text (of_union);
  g_assert_nonnull (strstr (strstr (block, "\nTotal"), due));
}

static guint
find_column (char **headings, const char *heading)
{
  guint i = 0;

  while (strcmp (headings[i], heading) != 0)
    g_assert_nonnull (headings[++i]);
  return i;
}

/* The Subsidy table and the page of a class say what is settled, to the fen. */
static void
test_settled_is_shown_with_the_classes (void)
{
  g_auto (Finance) self = finance_open ();
  g_autoptr (SummerSettlement) last = NULL;
  g_autofree char *block = NULL, *code = NULL;
  g_auto (GStrv) lines = NULL, headings = NULL;
  gint64 settled = 0;
  guint column;

  finance_settle_all (&self);
  last = finance_load_last (&self);
  summer_window_set_page (self.harness->window, "subsidy", g_variant_new_string ("subsidy"));
  harness_settle (self.harness);
  gtk_widget_activate_action (GTK_WIDGET (summer_window_get_page_widget (self.harness->window)),
                              "sheet.copy", NULL);
  block = harness_dup_clipboard (self.harness);
  lines = g_strsplit (g_strstrip (block), "\n", -1);
  headings = g_strsplit (lines[0], "\t", -1);
  column = find_column (headings, "Settled");
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      /* Not the subtotals, nor the total. */
      if (*cells[0] == '\0' || strcmp (cells[0], "Total") == 0)
        continue;
      settled += finance_parse_money (cells[column]);
      if (code == NULL)
        code = g_strdup (cells[0]);
    }
  g_assert_cmpint (settled, ==, last->record.total);

  summer_window_set_page (self.harness->window, "class", g_variant_new_string (code));
  harness_settle (self.harness);
  g_assert_nonnull (
      harness_find_label (summer_window_get_page_widget (self.harness->window), "(number 1)"));
}

static GtkWidget *
find_button (GtkWidget *widget, const char *action)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, action);
  return found;
}

/* Before the first settlement there is nothing to export; after it the lists that are empty say that they are. */
static void
test_nothing_yet (void)
{
  g_auto (Finance) self = finance_open ();
  GtkWidget *button = find_button (self.view, "settlement.export");

  g_assert_nonnull (button);
  g_assert_false (gtk_widget_get_sensitive (button) && gtk_widget_is_sensitive (button));
  finance_settle_all (&self);
  g_assert_true (gtk_widget_is_sensitive (button));
  gtk_widget_activate_action (self.view, "settlement.differences", NULL);
  harness_settle (self.harness);
  g_assert_nonnull (harness_find_label (self.view,
                                        "By the records of today every class gets what is"
                                        " settled for good"));
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);
  g_test_add_func ("/settlement/another-programme-is-not-acted-on",
                   test_another_programme_is_not_acted_on);
  g_test_add_func ("/settlement/filtered-lines-have-their-own-total",
                   test_filtered_lines_have_their_own_total);
  g_test_add_func ("/settlement/settled-is-shown-with-the-classes",
                   test_settled_is_shown_with_the_classes);
  g_test_add_func ("/settlement/a-union-has-its-lines", test_a_union_has_its_lines);
  g_test_add_func ("/settlement/nothing-yet", test_nothing_yet);
  return g_test_run ();
}
