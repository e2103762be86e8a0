/* The register under the hands: real keys and a real mouse. */
#include "config.h"

#include "register-fixture.h"

static void
test_one_key_marks (Desk *desk, gconstpointer unused)
{
  static const struct
  {
    const char *key;
    SummerMark mark;
  } rows[] = {
    { "2", SUMMER_MARK_SICK },    { "1", SUMMER_MARK_PRESENT },
    { "3", SUMMER_MARK_LEAVE },   { "space", SUMMER_MARK_PRESENT },
    { "4", SUMMER_MARK_ABSENT },  { "Delete", SUMMER_MARK_UNRECORDED },
    { "KP_2", SUMMER_MARK_SICK }, { "BackSpace", SUMMER_MARK_UNRECORDED },
  };
  const guint child = 2, day = AT (22);

  summer_register_grid_select (desk->grid, child, day);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const guint entries = desk_count_entries (desk);
      const int others = desk_get_register (desk)->days[day].present
                         - (desk_get_mark (desk, child, day) == SUMMER_MARK_PRESENT);

      harness_press (desk->harness, rows[i].key);
      g_test_message ("%s", rows[i].key);
      g_assert_cmpint (desk_get_mark (desk, child, day), ==, rows[i].mark);
      g_assert_cmpuint (desk_count_entries (desk), ==, entries + 1);
      g_assert_cmpint (desk_get_register (desk)->days[day].present, ==,
                       others + (rows[i].mark == SUMMER_MARK_PRESENT));
      desk_assert_at (desk, child, day);
    }
}

static void
test_keys_move (Desk *desk, gconstpointer unused)
{
  const guint last_child = desk_get_register (desk)->n_children - 1, last_day = 30;
  const struct
  {
    const char *keys;
    guint child, day;
  } rows[] = {
    { "ctrl+Home", 0, 0 },
    { "Right Right Down", 1, 2 },
    { "Left Up", 0, 1 },
    { "End", 0, last_day },
    { "Tab", 1, 0 },
    { "shift+Tab", 0, last_day },
    { "Home", 0, 0 },
    { "Return", 1, 0 },
    { "ctrl+End", last_child, last_day },
    { "Down Right", last_child, last_day },
    { "ctrl+Up", 0, last_day },
    { "ctrl+Left", 0, 0 },
    { "Up Left", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      harness_press (desk->harness, rows[i].keys);
      g_test_message ("%s", rows[i].keys);
      desk_assert_at (desk, rows[i].child, rows[i].day);
    }
  g_assert_cmpuint (desk_count_entries (desk), ==, 1);
}

/* At either end Tab leaves the sheet: nobody is locked in. */
static void
test_tab_leaves_at_the_end (Desk *desk, gconstpointer unused)
{
  harness_press (desk->harness, "ctrl+End Tab");
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (desk->harness->window)),
                                          GTK_WIDGET (desk->grid)));
}

/* A mark on a block is one entry of the journal, and one Ctrl+Z takes it back. */
static void
test_block_is_one_entry (Desk *desk, gconstpointer unused)
{
  const guint child = 2;
  const SummerMark former = desk_get_mark (desk, child, AT (9));
  const guint entries = desk_count_entries (desk);
  SummerRegisterBlock block;

  summer_register_grid_select (desk->grid, child, AT (8));
  harness_press (desk->harness, "shift+Right shift+Right");
  summer_register_grid_get_block (desk->grid, &block);
  g_assert_cmpuint (block.n_days, ==, 3);
  g_assert_true (desk_says (desk, "1 child × 3 days = 3 cells"));
  harness_press (desk->harness, "4");
  for (guint day = AT (8); day <= AT (10); day++)
    g_assert_cmpint (desk_get_mark (desk, child, day), ==, SUMMER_MARK_ABSENT);
  g_assert_cmpuint (desk_count_entries (desk), ==, entries + 1);

  harness_press (desk->harness, "ctrl+z");
  harness_wait_idle_work (desk->harness);
  g_assert_cmpint (desk_get_mark (desk, child, AT (9)), ==, former);
}

/* Several marks are taken back one after the other, as fast as the keys come, and done again. */
static void
test_undo_and_redo_go_on (Desk *desk, gconstpointer unused)
{
  const guint child = 2, day = AT (22);
  const SummerMark former = desk_get_mark (desk, child, day);

  g_assert_cmpint (former, ==, SUMMER_MARK_PRESENT);
  summer_register_grid_select (desk->grid, child, day);
  harness_press (desk->harness, "2 3 4");
  g_assert_cmpint (desk_get_mark (desk, child, day), ==, SUMMER_MARK_ABSENT);

  harness_press (desk->harness, "ctrl+z ctrl+z ctrl+z");
  harness_wait_idle_work (desk->harness);
  g_assert_cmpint (desk_get_mark (desk, child, day), ==, former);

  harness_press (desk->harness, "ctrl+shift+z ctrl+shift+z");
  harness_wait_idle_work (desk->harness);
  g_assert_cmpint (desk_get_mark (desk, child, day), ==, SUMMER_MARK_LEAVE);
  harness_press (desk->harness, "ctrl+y");
  harness_wait_idle_work (desk->harness);
  g_assert_cmpint (desk_get_mark (desk, child, day), ==, SUMMER_MARK_ABSENT);
  desk_assert_at (desk, child, day);
}

/* The next key after another class is chosen, or none, marks in its register. */
static void
test_another_class_takes_the_keys (Desk *desk, gconstpointer unused)
{
  const gint64 first = summer_workplace_get_class (desk->workplace);

  harness_press (desk->harness, "F4");
  harness_type (desk->harness, "FZ-002");
  harness_press (desk->harness, "Return");
  g_assert_cmpint (summer_workplace_get_class (desk->workplace), !=, first);
  harness_press (desk->harness, "ctrl+Home 2");
  g_assert_cmpint (desk_get_mark (desk, 0, AT (1)), ==, SUMMER_MARK_SICK);

  harness_press (desk->harness, "F4 Escape");
  harness_press (desk->harness, "Down 4");
  g_assert_cmpint (desk_get_mark (desk, 1, AT (1)), ==, SUMMER_MARK_ABSENT);
}

/* A sheet of paper is typed in with a key a child; the last one leads to the next day. */
static void
test_typing_in_a_sheet (Desk *desk, gconstpointer unused)
{
  const SummerRegister *reg = desk_get_register (desk);
  g_autoptr (GString) keys = g_string_new (NULL);
  const guint day = AT (19), n = (guint) reg->days[day].expected;
  const guint entries = desk_count_entries (desk);
  guint first = 0;

  while (summer_register_get_cell (reg, first, day)->state != SUMMER_CELL_OPEN)
    first++;
  for (guint i = 0; i < n; i++)
    g_string_append_printf (keys, "%s%c", i > 0 ? " " : "",
                            i % 5 == 4   ? '4'
                            : i % 5 == 2 ? '2'
                                         : '3');
  summer_register_grid_select (desk->grid, first, day);

  harness_press (desk->harness, "ctrl+t");
  harness_press (desk->harness, keys->str);
  g_assert_cmpuint (desk_count_entries (desk), >, entries);
  reg = desk_get_register (desk);
  g_assert_cmpint (reg->days[day].present, ==, 0);
  g_assert_cmpint (reg->days[day].unrecorded, ==, 0);
  g_assert_cmpint (desk_get_mark (desk, first, day), ==, SUMMER_MARK_LEAVE);
  desk_assert_at (desk, 0, AT (22)); /* Monday, behind the weekend */

  /* One step back, to type it again. */
  harness_press (desk->harness, "BackSpace");
  g_assert_cmpint (desk_get_register (desk)->days[day].unrecorded, ==, 0);
  harness_press (desk->harness, "1");
  g_assert_cmpint (desk_get_register (desk)->days[day].present, ==, 1);
  desk_assert_at (desk, 0, AT (22));

  harness_press (desk->harness, "ctrl+t 2");
  desk_assert_at (desk, 0, AT (22));
}

/* As an input method gives what was chosen in it. */
static void
commit (Desk *desk, const char *text)
{
  GtkWidget *cell = gtk_widget_get_first_child (GTK_WIDGET (desk->grid));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (cell);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) keys = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (keys))
        g_signal_emit_by_name (gtk_event_controller_key_get_im_context (
                                   GTK_EVENT_CONTROLLER_KEY (keys)),
                               "commit", text);
    }
}

static void
test_letters_lead_to_a_child (Desk *desk, gconstpointer unused)
{
  const SummerRegister *reg = desk_get_register (desk);
  const guint entries = desk_count_entries (desk);

  for (guint i = 0; i < reg->n_children; i += 7)
    {
      guint found = 0;

      while (!g_str_has_prefix (reg->children[found].pinyin, reg->children[i].pinyin))
        found++;
      harness_press (desk->harness, "ctrl+Home");
      harness_type (desk->harness, reg->children[i].pinyin);
      desk_assert_at (desk, found, 0);
    }

  harness_press (desk->harness, "ctrl+Home");
  commit (desk, reg->children[9].name);
  desk_assert_at (desk, 9, 0);

  harness_press (desk->harness, "ctrl+Home");
  harness_type (desk->harness, "vv"); /* no name is read so */
  desk_assert_at (desk, 0, 0);
  g_assert_true (desk_says (desk, "No child's name or code begins with"));
  g_assert_cmpuint (desk_count_entries (desk), ==, entries);
}

/* A card that is scanned here leads to the child; its digits are no marks. */
static void
test_card_is_no_mark (Desk *desk, gconstpointer unused)
{
  const SummerRegister *reg = desk_get_register (desk);
  const guint entries = desk_count_entries (desk);
  g_autoptr (GString) keys = g_string_new (NULL);

  for (const char *c = reg->children[12].code; *c != '\0'; c++)
    g_string_append_printf (keys, "%s%s%c", keys->len > 0 ? " " : "", "", *c);
  g_string_replace (keys, "-", "minus", 0);
  harness_press (desk->harness, "ctrl+Home");
  harness_press (desk->harness, keys->str);
  desk_assert_at (desk, 12, 0);
  g_assert_cmpuint (desk_count_entries (desk), ==, entries);
}

static void
test_copy_and_paste (Desk *desk, gconstpointer unused)
{
  const guint child = 2;
  g_autofree char *copied = NULL;

  summer_register_grid_select (desk->grid, child, AT (8));
  harness_press (desk->harness, "2 Right 3 Left shift+Right ctrl+c");
  copied = harness_dup_clipboard (desk->harness);
  g_assert_cmpstr (copied, ==, "病\t事\n");

  /* As WPS puts it there. */
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (desk->grid)), "√\t旷课\t病假\r\n");
  summer_register_grid_select (desk->grid, child, AT (9));
  harness_press (desk->harness, "ctrl+v");
  g_assert_cmpint (desk_get_mark (desk, child, AT (8)), ==, SUMMER_MARK_SICK);
  g_assert_cmpint (desk_get_mark (desk, child, AT (9)), ==, SUMMER_MARK_PRESENT);
  g_assert_cmpint (desk_get_mark (desk, child, AT (10)), ==, SUMMER_MARK_ABSENT);
  g_assert_cmpint (desk_get_mark (desk, child, AT (11)), ==, SUMMER_MARK_SICK);

  summer_register_grid_select (desk->grid, child, AT (10));
  harness_press (desk->harness, "ctrl+x");
  g_assert_cmpint (desk_get_mark (desk, child, AT (10)), ==, SUMMER_MARK_UNRECORDED);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (desk->grid)), "到");
  harness_press (desk->harness, "ctrl+v");
  g_assert_cmpint (desk_get_mark (desk, child, AT (10)), ==, SUMMER_MARK_UNRECORDED);
  g_assert_true (desk_says (desk, "“到” is no mark"));
}

static void
test_fill_down_and_right (Desk *desk, gconstpointer unused)
{
  const guint child = 2;

  summer_register_grid_select (desk->grid, child, AT (22));
  harness_press (desk->harness, "3");
  summer_register_grid_select (desk->grid, child, AT (22));
  summer_register_grid_extend (desk->grid, child + 2, AT (22));
  harness_press (desk->harness, "ctrl+d");
  g_assert_cmpint (desk_get_mark (desk, child + 2, AT (22)), ==, SUMMER_MARK_LEAVE);

  /* Of one cell alone, what stands to the left of it comes. */
  summer_register_grid_select (desk->grid, child, AT (23));
  harness_press (desk->harness, "ctrl+r");
  g_assert_cmpint (desk_get_mark (desk, child, AT (23)), ==, SUMMER_MARK_LEAVE);
}

static void
test_grey_cells_say_why (Desk *desk, gconstpointer unused)
{
  const guint child = 2, entries = desk_count_entries (desk);

  summer_register_grid_select (desk->grid, child, AT (20));
  g_assert_true (desk_says (desk, "no class at the weekend"));
  harness_press (desk->harness, "1");
  g_assert_cmpint (desk_get_mark (desk, child, AT (20)), ==, SUMMER_MARK_UNRECORDED);

  summer_register_grid_select (desk->grid, child, AT (18));
  harness_press (desk->harness, "2");
  g_assert_true (desk_says (desk, "closed for the whole programme"));

  /* Present is no plan, sick leave is. */
  summer_register_grid_select (desk->grid, child, AT (25));
  harness_press (desk->harness, "Delete 4");
  g_assert_true (desk_says (desk, "is still to come"));
  harness_press (desk->harness, "2");
  g_assert_cmpint (desk_get_mark (desk, child, AT (25)), ==, SUMMER_MARK_SICK);
  g_assert_cmpuint (desk_count_entries (desk), ==, entries + 1); /* there was nothing to clear */
}

static AdwMessageDialog *
find_dialog (void)
{
  return (AdwMessageDialog *) harness_find_window ("AdwMessageDialog");
}

static gboolean
dialog_is_open (gpointer unused)
{
  return find_dialog () != NULL;
}

static gboolean
dialog_is_closed (gpointer unused)
{
  return find_dialog () == NULL;
}

/* One who types in a sheet of a day that is signed off is asked once, before the first key. */
static void
test_typing_asks_once (Desk *desk, gconstpointer unused)
{
  const guint entries = desk_count_entries (desk);

  desk_sign_off (desk, summer_day_from_ymd (2019, 7, 22));
  summer_register_grid_select (desk->grid, 0, AT (22));
  harness_press (desk->harness, "ctrl+t");
  harness_wait (dialog_is_open, NULL);
  /* Nobody who gives no reason types there. */
  harness_press (desk->harness, "Escape");
  harness_wait (dialog_is_closed, NULL);
  g_assert_false (summer_register_grid_get_typing (desk->grid));
  g_assert_cmpuint (desk_count_entries (desk), ==, entries + 1);

  harness_press (desk->harness, "ctrl+t");
  harness_wait (dialog_is_open, NULL);
  harness_type (desk->harness, "sheet");
  harness_press (desk->harness, "Return");
  harness_wait (dialog_is_closed, NULL);
  harness_settle (desk->harness);
  desk_assert_at (desk, 0, AT (22));
  harness_press (desk->harness, "2 3 4");
  g_assert_null (find_dialog ());
  desk_assert_at (desk, 3, AT (22));
  g_assert_cmpint (desk_get_mark (desk, 2, AT (22)), ==, SUMMER_MARK_ABSENT);
  g_assert_true (summer_register_get_cell (desk_get_register (desk), 2, AT (22))->corrected);

  harness_press (desk->harness, "ctrl+t 2");
  harness_wait (dialog_is_open, NULL);
  harness_press (desk->harness, "Escape");
  harness_wait (dialog_is_closed, NULL);
}

/* A day that is signed off takes a reason, and keeps what stood there. */
static void
test_signed_off_day_asks (Desk *desk, gconstpointer unused)
{
  const guint child = 2, day = AT (22);
  const guint entries = desk_count_entries (desk);
  g_autofree char *history = NULL;

  desk_sign_off (desk, summer_day_from_ymd (2019, 7, 22));
  g_assert_true (desk_get_register (desk)->days[day].signed_off);
  summer_register_grid_select (desk->grid, child, day);
  harness_press (desk->harness, "2");
  harness_wait (dialog_is_open, NULL);
  harness_press (desk->harness, "Escape");
  harness_wait (dialog_is_closed, NULL);
  g_assert_cmpint (desk_get_mark (desk, child, day), ==, SUMMER_MARK_PRESENT);
  g_assert_cmpuint (desk_count_entries (desk), ==, entries + 1);

  harness_press (desk->harness, "2");
  harness_wait (dialog_is_open, NULL);
  harness_type (desk->harness, "certificate");
  harness_press (desk->harness, "Return");
  harness_wait (dialog_is_closed, NULL);
  harness_settle (desk->harness);
  g_assert_cmpint (desk_get_mark (desk, child, day), ==, SUMMER_MARK_SICK);
  g_assert_true (summer_register_get_cell (desk_get_register (desk), child, day)->corrected);
  history = summer_register_dup_history (desk_get_register (desk), child, day);
  g_assert_nonnull (strstr (history, "certificate"));
  /* Below the sheet one reads what stood there. */
  summer_register_grid_select (desk->grid, child + 1, day);
  g_assert_false (desk_says (desk, "Was present until"));
  summer_register_grid_select (desk->grid, child, day);
  g_assert_true (desk_says (desk, "Was present until"));
}

static void
mark_elsewhere (Desk *desk, guint child, guint day, SummerMark mark)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerStore) other
      = summer_store_open (desk->harness->database, SUMMER_STORE_NONE, &error);
  SummerDesk at = summer_workplace_get_desk (desk->workplace, SUMMER_DAY_NONE, NULL);
  const SummerDeskMark change
      = { desk_get_register (desk)->children[child].id, desk_get_register (desk)->days[day].day,
          desk_get_mark (desk, child, day), mark };

  g_assert_no_error (error);
  at.store = other;
  summer_desk_mark (&at, &change, 1, NULL, &error);
  g_assert_no_error (error);
}

/* Somebody else was here meanwhile: it is told, nothing is lost, and one sees it. */
static void
test_conflict_is_shown (Desk *desk, gconstpointer unused)
{
  const guint child = 2, day = AT (22);
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (SummerDeskMark));
  const SummerDeskMark change
      = { desk_get_register (desk)->children[child].id, desk_get_register (desk)->days[day].day,
          SUMMER_MARK_PRESENT, SUMMER_MARK_ABSENT };

  summer_register_grid_select (desk->grid, child, day);
  mark_elsewhere (desk, child, day, SUMMER_MARK_LEAVE);
  /* What a key asks for that was pressed before the window has seen it. */
  g_array_append_val (marks, change);
  g_signal_emit_by_name (desk->grid, "mark", marks);
  g_array_unref (marks);
  harness_settle (desk->harness);
  g_assert_cmpint (desk_get_mark (desk, child, day), ==, SUMMER_MARK_LEAVE);
  g_assert_true (desk_says (desk, "Somebody else recorded otherwise meanwhile"));

  mark_elsewhere (desk, child, day, SUMMER_MARK_SICK);
  summer_office_refresh (desk->harness->office);
  harness_settle (desk->harness);
  g_assert_cmpint (desk_get_mark (desk, child, day), ==, SUMMER_MARK_SICK);
  desk_assert_at (desk, child, day);
}

static void
get_point (Desk *desk, double x, double y, double *window_x, double *window_y)
{
  gtk_widget_translate_coordinates (GTK_WIDGET (desk->grid), GTK_WIDGET (desk->harness->window), x,
                                    y, window_x, window_y);
}

/* A click selects a cell, one on a day its column, one on a name the row. */
static void
test_mouse_selects (Desk *desk, gconstpointer unused)
{
  SummerRegisterBlock block;
  double x, y;

  get_point (desk, 140 + 25 * 7 + 12, 45 + 21 * 3 + 10, &x, &y);
  harness_click (desk->harness, x, y);
  desk_assert_at (desk, 3, 7);
  get_point (desk, 140 + 25 * 8 + 12, 20, &x, &y);
  harness_click (desk->harness, x, y);
  summer_register_grid_get_block (desk->grid, &block);
  g_assert_cmpuint (block.day, ==, 8);
  g_assert_cmpuint (block.n_days, ==, 1);
  g_assert_cmpuint (block.n_children, ==, desk_get_register (desk)->n_children);
  get_point (desk, 80, 45 + 21 * 5 + 10, &x, &y);
  harness_click (desk->harness, x, y);
  summer_register_grid_get_block (desk->grid, &block);
  g_assert_cmpuint (block.child, ==, 5);
  g_assert_cmpuint (block.n_children, ==, 1);
  g_assert_cmpuint (block.n_days, ==, 31);
}

static void
test_turns_to_other_days (Desk *desk, gconstpointer unused)
{
  SummerPeriod period;

  harness_press (desk->harness, "ctrl+Next");
  period = summer_register_page_get_period (desk->page);
  g_assert_cmpint (period.first, ==, summer_day_from_ymd (2019, 8, 1));
  g_assert_true (desk_says (desk, "Aug 2019"));
  harness_press (desk->harness, "ctrl+Prior");
  gtk_widget_activate_action (GTK_WIDGET (desk->page), "register.span", "s", "week");
  harness_press (desk->harness, "alt+Home");
  period = summer_register_page_get_period (desk->page);
  g_assert_cmpint (period.first, ==, summer_day_from_ymd (2019, 7, 22));
  g_assert_cmpuint (desk_get_register (desk)->n_days, ==, 7);
  harness_press (desk->harness, "ctrl+Prior");
  period = summer_register_page_get_period (desk->page);
  g_assert_cmpint (period.last, ==, summer_day_from_ymd (2019, 7, 21));
}

/* One who listens hears of each cell who, when and what. */
static void
test_cell_is_told (Desk *desk, gconstpointer unused)
{
  const SummerRegister *reg = desk_get_register (desk);
  GtkWidget *cell = gtk_widget_get_first_child (GTK_WIDGET (desk->grid));
  const guint child = 2;

  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (cell)), ==,
                   GTK_ACCESSIBLE_ROLE_GRID_CELL);
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (desk->grid)), ==,
                   GTK_ACCESSIBLE_ROLE_GRID);
  g_assert_true (gtk_widget_has_focus (cell));
  summer_register_grid_select (desk->grid, child, AT (22));
  for (guint i = 0; i < 2; i++)
    {
      const char *marks[] = { "sick", "absent" };
      g_autofree char *label
          = g_strdup_printf ("%s, Mon 22 Jul, %s, row %u of %u", reg->children[child].name,
                             marks[i], child + 1, reg->n_children);

      harness_press (desk->harness, i == 0 ? "2" : "4");
      reg = desk_get_register (desk);
      gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
    }
}

static void
test_another_class (Desk *desk, gconstpointer unused)
{
  const SummerAssessment *assessment = summer_office_get_assessment (desk->harness->office);

  summer_workplace_set_class (desk->workplace, assessment->facts->classes[1].id);
  harness_settle (desk->harness);
  g_assert_cmpint (desk_get_register (desk)->of->id, ==, assessment->facts->classes[1].id);
  desk_assert_at (desk, 0, AT (23));
}

static void
test_nothing_to_show_yet (void)
{
  g_autoptr (Harness) harness = harness_new (0);
  SummerPage *page;

  harness_act (harness, "win.page::register");
  page = summer_window_get_page_widget (harness->window);
  g_assert_true (
      gtk_widget_get_mapped (GTK_WIDGET (harness_find_label (page, "No programme yet"))));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (harness_find_label (page, "First steps"))));
  /* There is nothing to print or to type in. */
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (harness_find_label (page, "Print…"))));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (harness_find_label (page, "Type In"))));
}

#define add(name, test) g_test_add (name, Desk, NULL, desk_set_up, test, desk_tear_down)

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);

  add ("/gtk/register/one-key-marks", test_one_key_marks);
  add ("/gtk/register/keys-move", test_keys_move);
  add ("/gtk/register/tab-leaves-at-the-end", test_tab_leaves_at_the_end);
  add ("/gtk/register/block-is-one-entry", test_block_is_one_entry);
  add ("/gtk/register/another-class-takes-the-keys", test_another_class_takes_the_keys);
  add ("/gtk/register/undo-and-redo-go-on", test_undo_and_redo_go_on);
  add ("/gtk/register/typing-in-a-sheet", test_typing_in_a_sheet);
  add ("/gtk/register/letters-lead-to-a-child", test_letters_lead_to_a_child);
  add ("/gtk/register/card-is-no-mark", test_card_is_no_mark);
  add ("/gtk/register/copy-and-paste", test_copy_and_paste);
  add ("/gtk/register/fill-down-and-right", test_fill_down_and_right);
  add ("/gtk/register/grey-cells-say-why", test_grey_cells_say_why);
  add ("/gtk/register/signed-off-day-asks", test_signed_off_day_asks);
  add ("/gtk/register/typing-asks-once", test_typing_asks_once);
  add ("/gtk/register/conflict-is-shown", test_conflict_is_shown);
  add ("/gtk/register/mouse-selects", test_mouse_selects);
  add ("/gtk/register/turns-to-other-days", test_turns_to_other_days);
  add ("/gtk/register/cell-is-told", test_cell_is_told);
  add ("/gtk/register/another-class", test_another_class);
  g_test_add_func ("/gtk/register/nothing-to-show-yet", test_nothing_to_show_yet);

  return g_test_run ();
}
