/* A roster that was copied in a spreadsheet: pasted with real keys, mended, applied, and taken back. */
#include "config.h"

#include "harness.h"

#include <string.h>

#include "summer-child-table.h"
#include "summer-class-table.h"

#define MANY 5000

static GtkWindow *
get_dialog (void)
{
  return harness_find_window ("SummerPasteDialog");
}

static const char *
get_state (void)
{
  return gtk_stack_get_visible_child_name (harness_find (get_dialog (), GTK_TYPE_STACK));
}

static gboolean
has_rows (gpointer data)
{
  return get_dialog () != NULL && gtk_window_is_active (get_dialog ())
         && g_strcmp0 (get_state (), "rows") == 0;
}

static gboolean
has_failed (gpointer data)
{
  return get_dialog () != NULL && g_strcmp0 (get_state (), "failed") == 0;
}

static gboolean
is_closed (gpointer data)
{
  return get_dialog () == NULL;
}

static gboolean
says (gpointer text)
{
  return get_dialog () != NULL && harness_find_label (get_dialog (), text) != NULL;
}

static gboolean
shows_strip (void)
{
  GtkLabel *label = harness_find_label (get_dialog (), "This list was mended");

  return label != NULL && gtk_widget_get_mapped (GTK_WIDGET (label));
}

static void
copy (Harness *harness, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (harness->window)), text);
}

static gboolean
count_child (const SummerChildRecord *record, gpointer user_data)
{
  (*(guint *) user_data)++;
  return TRUE;
}

static guint
count_children (Harness *harness)
{
  guint n = 0;

  summer_child_each (summer_office_get_store (harness->office),
                     summer_office_get_programme (harness->office), count_child, &n, NULL);
  return n;
}

static gboolean
take_class (const SummerClassRecord *record, gpointer user_data)
{
  if (record->state == SUMMER_CLASS_REJECTED || record->state == SUMMER_CLASS_WITHDRAWN)
    return TRUE;
  *(char **) user_data = g_strdup (record->code);
  return FALSE;
}

/* A class that takes children. */
static char *
dup_class (Harness *harness)
{
  char *code = NULL;

  summer_class_each (summer_office_get_store (harness->office),
                     summer_office_get_programme (harness->office), take_class, &code, NULL);
  g_assert_nonnull (code);
  return code;
}

typedef struct
{
  Harness *harness;
  guint n;
} Expected;

static gboolean
has_children (gpointer data)
{
  const Expected *expected = data;

  return count_children (expected->harness) == expected->n
         && summer_office_get_work (expected->harness->office) == NULL;
}

/* The whole of it by keyboard: the telephone of thirteen digits is typed again, the total below the list is left
 * out, the rest is written in one entry, which one key takes back. */
static void
test_paste_mend_apply_undo (void)
{
  g_autoptr (Harness) harness = harness_new (3);
  g_autofree char *code = dup_class (harness);
  g_autofree char *text = g_strdup_printf (
      "姓名\t班级\t联系电话\n张三三\t%s\t136 0000 1111\n李四四\t%s\t1360000123456\n合计2人\t\t\n",
      code, code);
  const guint n = count_children (harness);
  Expected more = { harness, n + 2 }, as_before = { harness, n };

  harness_act (harness, "win.page::children");
  copy (harness, text);
  harness_press (harness, "ctrl+shift+v");
  harness_wait (has_rows, NULL);
  harness_wait (says, (gpointer) "1 new, 2 to mend");
  g_assert_cmpuint (count_children (harness), ==, n);

  harness_press (harness, "ctrl+n");
  harness_wait (says, (gpointer) "This number has 13 digits");
  harness_settle (harness);
  harness_press (harness, "ctrl+a");
  harness_type (harness, "13600001112");
  harness_press (harness, "Return");
  harness_wait (says, (gpointer) "2 new, 1 to mend");
  harness_settle (harness);
  g_assert_true (says ((gpointer) "A name has no digits"));
  harness_press (harness, "alt+3");
  harness_wait (says, (gpointer) "2 new, 1 left out");
  harness_press (harness, "ctrl+Return");
  harness_wait (is_closed, NULL);
  harness_wait (has_children, &more);
  harness_settle (harness);
  g_assert_nonnull (harness_find_label (harness->window, "Pasted roster: 2 new, 1 left out"));

  gtk_window_present (GTK_WINDOW (harness->window));
  harness_settle (harness);
  harness_press (harness, "ctrl+z");
  harness_wait (has_children, &as_before);
}

typedef struct
{
  gint64 id;
  char *name;
  SummerDay birth;
} Child;

static gboolean
take_child (const SummerChildRecord *record, gpointer user_data)
{
  Child *child = user_data;

  child->id = record->id;
  child->name = g_strdup (record->name);
  child->birth = record->birth;
  return FALSE;
}

/* The child stands in another class: the window shows it and asks; as the same child it would be in two classes at
 * once, and the window names the other. */
static void
test_duplicate_is_asked (void)
{
  g_autoptr (Harness) harness = harness_new (8);
  Child child = { 0 };
  g_autofree char *birth = NULL, *text = NULL, *question = NULL;

  summer_child_each (summer_office_get_store (harness->office),
                     summer_office_get_programme (harness->office), take_child, &child, NULL);
  birth = summer_day_dup_iso (child.birth);
  text = g_strdup_printf ("姓名\t出生日期\t班级\n%s\t%s\tFZ-005\n", child.name, birth);
  question = g_strdup_printf ("%s has the same name and birth date", child.name);
  copy (harness, text);
  harness_press (harness, "ctrl+shift+v");
  harness_wait (has_rows, NULL);
  harness_wait (says, (gpointer) "1 to decide");
  harness_wait (says, question);
  g_assert_true (says ((gpointer) "Stored: FZ1900001"));
  harness_press (harness, "alt+1");
  harness_wait (says, (gpointer) "1 to mend");
  g_assert_true (says ((gpointer) "A child is in one class at a time"));
  harness_press (harness, "alt+2");
  harness_wait (says, (gpointer) "1 new");
  g_free (child.name);
}

/* What was mended is not lost with one key. */
static void
test_escape_asks (void)
{
  g_autoptr (Harness) harness = harness_new (3);
  GtkWindow *question, *dialog = NULL;

  copy (harness, "姓名\t联系电话\n张三三\t1360000123456\n");
  harness_press (harness, "ctrl+shift+v");
  harness_wait (has_rows, NULL);
  g_set_weak_pointer (&dialog, get_dialog ());
  harness_press (harness, "alt+3");
  harness_wait (says, (gpointer) "1 left out");
  copy (harness, "姓名\t联系电话\n李四四\t\n");
  gtk_widget_activate_action (GTK_WIDGET (get_dialog ()), "paste.paste", NULL);
  harness_wait (says, (gpointer) "This list was mended");
  g_assert_true (says ((gpointer) "1 left out"));
  harness_press (harness, "alt+3");
  harness_wait (says, (gpointer) "1 to mend");
  g_assert_false (shows_strip ());
  harness_press (harness, "alt+3");
  harness_wait (says, (gpointer) "1 left out");
  harness_press (harness, "Escape");
  harness_settle (harness);
  question = harness_find_window ("AdwMessageDialog");
  g_assert_nonnull (question);
  harness_press (harness, "Escape");
  harness_settle (harness);
  g_assert_true (says ((gpointer) "1 left out"));
  harness_press (harness, "Escape");
  harness_settle (harness);
  harness_press (harness, "alt+t");
  harness_wait (is_closed, NULL);
  harness_settle (harness);
  g_assert_null (dialog);
}

static void
test_nothing_was_copied (void)
{
  g_autoptr (Harness) harness = harness_new (1);

  copy (harness, "");
  harness_press (harness, "ctrl+shift+v");
  harness_settle (harness);
  g_assert_nonnull (get_dialog ());
  harness_press (harness, "ctrl+v");
  harness_wait (has_failed, NULL);
  g_assert_true (says ((gpointer) "No cells were copied"));
  harness_press (harness, "Escape");
  harness_wait (is_closed, NULL);
}

/* What is typed back is not mended: another list may come. */
static void
test_as_it_was (void)
{
  g_autoptr (Harness) harness = harness_new (3);

  copy (harness, "姓名\t联系电话\n张三三\t1360000123456\n");
  harness_press (harness, "ctrl+shift+v");
  harness_wait (has_rows, NULL);
  harness_press (harness, "alt+3");
  harness_wait (says, (gpointer) "1 left out");
  harness_press (harness, "alt+3");
  harness_wait (says, (gpointer) "1 to mend");
  copy (harness, "姓名\t联系电话\n李四四\t136\n王五五\t\n");
  gtk_widget_activate_action (GTK_WIDGET (get_dialog ()), "paste.paste", NULL);
  harness_wait (says, (gpointer) "2 to mend");
  g_assert_false (shows_strip ());
}

/* Of a wide list the table is scrolled to the cell that the focus mends. */
static void
test_next_shows_the_cell (void)
{
  g_autoptr (Harness) harness = harness_new (3);
  GtkAdjustment *across;

  copy (harness, "姓名\t性别\t出生日期\t学校\t家长姓名\t工作单位\t过敏\t联系电话\t年级\n"
                 "张三三\t\t\t\t\t\t\t\t九年级\n");
  harness_press (harness, "ctrl+shift+v");
  harness_wait (has_rows, NULL);
  harness_settle (harness);
  across = gtk_scrollable_get_hadjustment (harness_find (get_dialog (), GTK_TYPE_COLUMN_VIEW));
  g_assert_cmpfloat (gtk_adjustment_get_value (across), ==, 0);
  harness_press (harness, "ctrl+n");
  harness_wait (says, (gpointer) "九年级 is above the highest grade");
  harness_settle (harness);
  g_assert_cmpfloat (gtk_adjustment_get_value (across) + gtk_adjustment_get_page_size (across), >=,
                     gtk_adjustment_get_upper (across) - 1);
}

/* What is no roster any more, but half a province, is refused with its size and the limit; nothing of it is stored. */
static void
test_a_hundred_thousand_rows (void)
{
  g_autoptr (Harness) harness = harness_new (3);
  g_autoptr (GString) text = g_string_new ("姓名\t联系电话\n");
  const guint n = count_children (harness);

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "张三三\t13600001111\n");
  copy (harness, text->str);
  harness_press (harness, "ctrl+shift+v");
  harness_wait (has_failed, NULL);
  g_assert_true (says ((gpointer) "50000 rows"));
  harness_press (harness, "Escape");
  harness_wait (is_closed, NULL);
  g_assert_cmpuint (count_children (harness), ==, n);
}

static gboolean
is_asked_for (gpointer text)
{
  GtkWidget *focus = gtk_window_get_focus (get_dialog ());

  return focus != NULL && GTK_IS_TEXT (focus)
         && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (focus)), text);
}

/* From the last row the next to mend is the first again, by the key as by the button; a row that was left to the mouse is
 * gone by, too. */
static void
test_next_goes_round (void)
{
  g_autoptr (Harness) harness = harness_new (3);
  g_autofree char *code = dup_class (harness);
  g_autofree char *text = g_strdup_printf (
      "姓名\t班级\t联系电话\n张三三\t%s\t111\n李四四\t%s\t13600001111\n王五五\t%s\t222\n", code,
      code, code);
  GtkWidget *next;

  copy (harness, text);
  harness_press (harness, "ctrl+shift+v");
  harness_wait (has_rows, NULL);
  harness_press (harness, "alt+m");
  harness_wait (is_asked_for, (gpointer) "111");
  harness_press (harness, "alt+m");
  harness_wait (is_asked_for, (gpointer) "222");
  harness_press (harness, "alt+m");
  harness_wait (is_asked_for, (gpointer) "111");

  next = harness_find_button (get_dialog (), "paste.next");
  for (int i = 0; i < 2; i++)
    {
      harness_click_on (harness, next);
      harness_wait (is_asked_for, (gpointer) "222");
      harness_click_on (harness, next);
      harness_wait (is_asked_for, (gpointer) "111");
    }
  harness_press (harness, "Escape");
  harness_settle (harness);
}

/* What was typed is checked when the button is let go, or the field that is clicked would slip away. */
static void
test_nothing_moves_under_the_pointer (void)
{
  g_autoptr (Harness) harness = harness_new (3);
  GtkWidget *next;

  copy (harness, "姓名\t联系电话\n张三三\t13600001111\n李四四\t136\n");
  harness_press (harness, "ctrl+shift+v");
  harness_wait (has_rows, NULL);
  harness_press (harness, "ctrl+n");
  harness_wait (says, (gpointer) "This number has 3 digits");
  harness_settle (harness);
  harness_press (harness, "ctrl+a");
  next = harness_find_button (get_dialog (), "paste.next");
  harness_type_and_hold (harness, "1360000", next);
  harness_settle (harness);
  g_assert_true (says ((gpointer) "This number has 3 digits"));
  harness_let_go (harness);
  harness_settle (harness);
  /* The button went round to the first row, which names no class; the one that was typed into comes next. */
  harness_press (harness, "ctrl+n");
  harness_wait (says, (gpointer) "This number has 7 digits");
}

static gboolean
is_asked_for_a_file (gpointer data)
{
  GtkWindow *dialog = harness_find_window ("GtkFileChooserDialog");

  return dialog != NULL && gtk_window_is_active (dialog);
}

static gboolean
has_file (gpointer data)
{
  return get_dialog () != NULL && g_strcmp0 (get_state (), "rows") == 0;
}

static void
test_open_a_file (void)
{
  g_autoptr (Harness) harness = harness_new (3);
  g_autofree char *path = g_build_filename (harness->folder, "roster.csv", NULL);

  g_assert_true (
      g_file_set_contents (path, "姓名,班级,出生日期\n张三三,FZ-00,2010-02-30\n", -1, NULL));
  harness_press (harness, "ctrl+shift+v");
  harness_settle (harness);
  harness_press (harness, "ctrl+o");
  harness_wait (is_asked_for_a_file, NULL);
  harness_settle (harness);
  harness_type (harness, path);
  harness_settle (harness);
  harness_press (harness, "Return");
  harness_wait (has_file, NULL);
  harness_wait (says, (gpointer) "1 to mend");
  g_assert_true (says ((gpointer) "roster.csv"));
  g_assert_true (says ((gpointer) "Month 2 of 2010 has only 28 days"));
}

/* A list as long as a district's is compared whole, and a cell of it mended, without anybody waiting for the end. */
static void
test_many_rows (void)
{
  g_autoptr (Harness) harness = harness_new (3);
  g_autofree char *code = dup_class (harness);
  g_autoptr (GString) text
      = g_string_new ("姓名\t班级\t性别\t出生日期\t身份证号\t学校\t年级\t家长姓名\t联系电话\n");

  g_string_append_printf (text, "李四四\t%s\t\t\t\t\t\t\t1360000123456\n", code);
  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (
        text, "张%c%c%c\t%s\t男孩\t2010/2/3\t\t实验小学\t3年级\t张大\t136 000%u %04u\n",
        'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676 % 26, code, i / 10000, i % 10000);
  harness_act (harness, "win.page::children");
  harness_wait_assessed (harness);
  copy (harness, text->str);
  harness_press (harness, "ctrl+shift+v");
  harness_wait (has_rows, NULL);
  harness_wait (says, (gpointer) "5,000 new, 1 to mend");

  harness_press (harness, "ctrl+n");
  harness_settle (harness);
  harness_press (harness, "ctrl+a");
  harness_type (harness, "13600001112");
  harness_press (harness, "Return");
  harness_wait (says, (gpointer) "5,001 new");
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);
  g_test_add_func ("/paste/many-rows", test_many_rows);
  g_test_add_func ("/paste/mend-apply-undo", test_paste_mend_apply_undo);
  g_test_add_func ("/paste/duplicate-is-asked", test_duplicate_is_asked);
  g_test_add_func ("/paste/escape-asks", test_escape_asks);
  g_test_add_func ("/paste/as-it-was", test_as_it_was);
  g_test_add_func ("/paste/a-hundred-thousand-rows", test_a_hundred_thousand_rows);
  g_test_add_func ("/paste/next-goes-round", test_next_goes_round);
  g_test_add_func ("/paste/next-shows-the-cell", test_next_shows_the_cell);
  g_test_add_func ("/paste/nothing-moves", test_nothing_moves_under_the_pointer);
  g_test_add_func ("/paste/nothing-was-copied", test_nothing_was_copied);
  g_test_add_func ("/paste/open-a-file", test_open_a_file);
  return g_test_run ();
}
