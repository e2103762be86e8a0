/* What a screen reader says of every page: nothing that takes the focus is without a name, and what is drawn
 * says in words what it shows. */
#include "config.h"

#include "harness.h"

#include "summer-attendance-chart.h"
#include "summer-child-dialog.h"
#include "summer-close-out-dialog.h"
#include "summer-desk-dialog.h"
#include "summer-fund-bar.h"
#include "summer-incident-dialog.h"
#include "summer-medicine-dialog.h"
#include "summer-sample-dialog.h"

/* GTK tells a test what it would tell a reader only as a check of one expected value; that a value is not
 * there is the answer "no such attribute". */
static gboolean
has_property (GtkWidget *widget, GtkAccessibleProperty property)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), property);
}

/* Whether there are words below: the name of a button, row or cell is what it shows. */
static gboolean
shows_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (shows_words (child))
      return TRUE;
  return FALSE;
}

/* A mnemonic names the widget that it leads to. */
static gboolean
has_mnemonic (GtkWidget *widget)
{
  g_autoptr (GList) labels = gtk_widget_list_mnemonic_labels (widget);

  return labels != NULL;
}

static gboolean
has_name (GtkWidget *widget)
{
  /* What is inside of these takes the focus for them. */
  for (GtkWidget *at = widget; at; at = gtk_widget_get_parent (at))
    {
      if (has_property (at, GTK_ACCESSIBLE_PROPERTY_LABEL)
          || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (at),
                                               GTK_ACCESSIBLE_RELATION_LABELLED_BY)
          || has_mnemonic (at))
        return TRUE;
      if (!GTK_IS_TEXT (at) && !GTK_IS_TOGGLE_BUTTON (at) && !GTK_IS_BUTTON (at))
        break;
    }
  if (GTK_IS_EDITABLE (widget) || GTK_IS_TEXT (widget))
    return FALSE;
  return shows_words (widget) || gtk_widget_get_tooltip_text (widget) != NULL;
}

/* Controls that a person meets with the Tab key; boxes that only hold others are passed through. */
static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget)
         || GTK_IS_SPIN_BUTTON (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_CHECK_BUTTON (widget)
         || GTK_IS_LIST_BOX (widget) || GTK_IS_LIST_BOX_ROW (widget) || GTK_IS_COLUMN_VIEW (widget)
         || SUMMER_IS_FUND_BAR (widget) || SUMMER_IS_ATTENDANCE_CHART (widget);
}

/* The buttons inside of a control of GTK's own are told by the control. */
static gboolean
is_whole (GtkWidget *widget)
{
  return GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_SPIN_BUTTON (widget)
         || GTK_IS_DROP_DOWN (widget) || GTK_IS_MENU_BUTTON (widget)
         || GTK_IS_WINDOW_CONTROLS (widget);
}

static void
check_names (GtkWidget *widget, const char *page, GString *nameless)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (is_control (widget) && !has_name (widget))
    {
      GtkWidget *parent = gtk_widget_get_parent (widget);

      g_string_append_printf (nameless, "%s: a %s in a %s\n", page, G_OBJECT_TYPE_NAME (widget),
                              parent ? G_OBJECT_TYPE_NAME (parent) : "window");
    }
  if (is_whole (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    check_names (child, page, nameless);
}

/* A tab of a page, with controls of its own. */
static void
show_what_if (Harness *harness)
{
  g_assert_true (
      summer_window_set_page (harness->window, "subsidy", g_variant_new_string ("what-if")));
  harness_settle (harness);
}

static void
test_every_control_has_a_name (void)
{
  const char *const pages[]
      = { "overview", "today", "register", "classes",  "children", "staff",    "insurance",
          "safety",   "class", "subsidy",  "exchange", "journal",  "settings", "start" };
  g_autoptr (Harness) harness = harness_new (6);
  g_autoptr (GString) nameless = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_assert_true (summer_window_set_page (harness->window, pages[i], NULL));
      harness_settle (harness);
      check_names (GTK_WIDGET (harness->window), pages[i], nameless);
    }
  show_what_if (harness);
  check_names (GTK_WIDGET (harness->window), "what-if", nameless);
  if (nameless->len > 0)
    g_error ("without a name:\n%s", nameless->str);
}

static void
close_out (GtkWindow *parent, SummerWorkplace *workplace, SummerDay day, gint64 child)
{
  summer_close_out_dialog_present (parent, workplace, day);
}

static void
medicines (GtkWindow *parent, SummerWorkplace *workplace, SummerDay day, gint64 child)
{
  summer_medicine_dialog_present (parent, workplace, day);
}

static void
samples (GtkWindow *parent, SummerWorkplace *workplace, SummerDay day, gint64 child)
{
  summer_sample_dialog_present (parent, workplace, day);
}

static void
incident (GtkWindow *parent, SummerWorkplace *workplace, SummerDay day, gint64 child)
{
  summer_incident_dialog_present (parent, workplace, day, child);
}

static void
papers (GtkWindow *parent, SummerWorkplace *workplace, SummerDay day, gint64 child)
{
  summer_child_dialog_present (parent, workplace, child);
}

static const struct
{
  const char *name;
  void (*present) (GtkWindow *parent, SummerWorkplace *workplace, SummerDay day, gint64 child);
} dialogs[] = {
  { "close-out", close_out }, { "medicines", medicines }, { "samples", samples },
  { "incident", incident },   { "papers", papers },
};

/* Presents a dialog on the day after the last recorded one, when all children are unmarked. */
static GtkWindow *
present_dialog (Harness *harness, guint index)
{
  SummerWorkplace *workplace = summer_workplace_get (harness->office);
  const SummerFacts *facts = summer_office_get_assessment (harness->office)->facts;
  GtkWindow *parent = GTK_WINDOW (harness->window);

  dialogs[index].present (parent, workplace, facts->latest + 1, facts->classes[0].children[0].id);
  for (int i = 0; i < 3; i++)
    harness_settle (harness);
  for (guint i = 0; i < g_list_model_get_n_items (gtk_window_get_toplevels ()); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (gtk_window_get_toplevels (), i);

      if (SUMMER_IS_DESK_DIALOG (window))
        return window;
    }
  g_assert_not_reached ();
}

static void
test_every_control_of_dialogs_has_a_name (void)
{
  g_autoptr (Harness) harness = harness_new (1);
  g_autoptr (GString) nameless = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      GtkWindow *dialog = present_dialog (harness, i);

      check_names (GTK_WIDGET (dialog), dialogs[i].name, nameless);
      gtk_window_destroy (dialog);
      harness_settle (harness);
    }
  if (nameless->len > 0)
    g_error ("without a name:\n%s", nameless->str);
}

/* Two letters that lead to two places at once lead nowhere. Pages and forms: test-letters. */
static void
collect_letters (GtkWidget *widget, GPtrArray **by_letter)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    {
      const guint key = gdk_keyval_to_lower (gtk_label_get_mnemonic_keyval (GTK_LABEL (widget)));

      if (key < 128)
        g_ptr_array_add (by_letter[key], (gpointer) gtk_label_get_label (GTK_LABEL (widget)));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect_letters (child, by_letter);
}

static void
add_clashes (GtkWidget *root, const char *page, GString *clashes)
{
  GPtrArray *by_letter[128];

  for (guint key = 0; key < G_N_ELEMENTS (by_letter); key++)
    by_letter[key] = g_ptr_array_new ();
  collect_letters (root, by_letter);
  for (guint key = 0; key < G_N_ELEMENTS (by_letter); key++)
    {
      if (by_letter[key]->len > 1)
        g_string_append_printf (clashes, "%s: Alt+%c is both “%s” and “%s”\n", page, (char) key,
                                (const char *) by_letter[key]->pdata[0],
                                (const char *) by_letter[key]->pdata[1]);
      g_ptr_array_unref (by_letter[key]);
    }
}

static void
test_letters_of_dialogs_do_not_clash (void)
{
  g_autoptr (Harness) harness = harness_new (3);
  g_autoptr (GString) clashes = g_string_new (NULL);

  show_what_if (harness);
  add_clashes (GTK_WIDGET (harness->window), "what-if", clashes);
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      GtkWindow *dialog = present_dialog (harness, i);

      add_clashes (GTK_WIDGET (dialog), dialogs[i].name, clashes);
      gtk_window_destroy (dialog);
      harness_settle (harness);
    }
  if (clashes->len > 0)
    g_error ("%s", clashes->str);
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);

  g_test_add_func ("/names/every-control", test_every_control_has_a_name);
  g_test_add_func ("/names/every-control-of-dialogs", test_every_control_of_dialogs_has_a_name);
  g_test_add_func ("/names/letters-of-dialogs-do-not-clash", test_letters_of_dialogs_do_not_clash);

  return g_test_run ();
}
