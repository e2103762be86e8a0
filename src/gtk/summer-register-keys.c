/* The register's grid under the hands: moving about, marks, and letters that lead to a child. */
#include "config.h"

#include "summer-register-grid-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Letters that come so soon after one another lead to one child, in ms. */
#define TYPED_TOGETHER 1200
/* No hand types so fast: it is a scanned card, whose digits are no marks. */
#define SCANNED 50

typedef enum
{
  MOVE_UP,
  MOVE_DOWN,
  MOVE_LEFT,
  MOVE_RIGHT,
  MOVE_NEXT,
  MOVE_PREVIOUS,
  MOVE_HOME,
  MOVE_END,
  MOVE_PAGE_UP,
  MOVE_PAGE_DOWN,
  MOVE_FIRST_CHILD,
  MOVE_LAST_CHILD,
  MOVE_FIRST,
  MOVE_LAST,
} Move;

static guint
step (guint at, int by, guint n)
{
  return (guint) CLAMP ((int) at + by, 0, (int) n - 1);
}

static int
get_page (SummerRegisterGrid *self)
{
  const graphene_rect_t area = summer_register_layout_get_area (&self->layout);

  return MAX (1, (int) area.size.height / SUMMER_REGISTER_ROW - 1);
}

/* Along the rows, on from the end of one to the next; FALSE at the very end: the focus goes on then. */
static gboolean
move_along (SummerRegisterGrid *self, int by, guint *child, guint *day)
{
  const int n_days = (int) self->reg->n_days;
  const int at = (int) self->child * n_days + (int) self->day + by;

  if (at < 0 || at >= n_days * (int) self->reg->n_children)
    return FALSE;
  *child = (guint) (at / n_days);
  *day = (guint) (at % n_days);
  return TRUE;
}

static gboolean
get_target (SummerRegisterGrid *self, Move move, guint *child, guint *day)
{
  const guint n_children = self->reg->n_children, n_days = self->reg->n_days;

  switch (move)
    {
    case MOVE_UP:
    case MOVE_DOWN:
      *child = step (*child, move == MOVE_UP ? -1 : 1, n_children);
      return TRUE;
    case MOVE_LEFT:
    case MOVE_RIGHT:
      *day = step (*day, move == MOVE_LEFT ? -1 : 1, n_days);
      return TRUE;
    case MOVE_PAGE_UP:
    case MOVE_PAGE_DOWN:
      *child = step (*child, move == MOVE_PAGE_UP ? -get_page (self) : get_page (self), n_children);
      return TRUE;
    case MOVE_NEXT:
    case MOVE_PREVIOUS:
      return move_along (self, move == MOVE_NEXT ? 1 : -1, child, day);
    case MOVE_FIRST:
    case MOVE_LAST:
      *child = move == MOVE_FIRST ? 0 : n_children - 1;
      *day = move == MOVE_FIRST ? 0 : n_days - 1;
      return TRUE;
    case MOVE_HOME:
    case MOVE_END:
      *day = move == MOVE_HOME ? 0 : n_days - 1;
      return TRUE;
    case MOVE_FIRST_CHILD:
    case MOVE_LAST_CHILD:
      *child = move == MOVE_FIRST_CHILD ? 0 : n_children - 1;
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SummerRegisterGrid *self = SUMMER_REGISTER_GRID (widget);
  guint child, day;
  gboolean extend;
  int move;

  if (!summer_register_grid_has_cells (self))
    return FALSE;
  g_variant_get (arguments, "(ib)", &move, &extend);
  child = extend ? self->end_child : self->child;
  day = extend ? self->end_day : self->day;
  if (!get_target (self, (Move) move, &child, &day))
    return FALSE;
  g_string_truncate (self->typed, 0);
  if (extend)
    summer_register_grid_extend (self, child, day);
  else
    summer_register_grid_select (self, child, day);
  return TRUE;
}

/* Esc leaves but the active cell selected. */
static gboolean
collapse_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SummerRegisterGrid *self = SUMMER_REGISTER_GRID (widget);

  if (!summer_register_grid_has_cells (self))
    return FALSE;
  g_string_truncate (self->typed, 0);
  self->advance = FALSE;
  summer_register_grid_select (self, self->child, self->day);
  return TRUE;
}

/* While one types column by column, BackSpace goes back to the cell before, to type it again. */
static gboolean
backspace_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SummerRegisterGrid *self = SUMMER_REGISTER_GRID (widget);
  guint child = self->child, day = self->day;

  if (!summer_register_grid_has_cells (self))
    return FALSE;
  if (!self->typing)
    summer_register_grid_set_mark (self, SUMMER_MARK_UNRECORDED);
  else if (summer_register_find_next (self->reg, &child, &day, TRUE))
    summer_register_grid_select (self, child, day);
  return TRUE;
}

static gboolean
is_child (const SummerRegisterChild *child, const char *typed)
{
  g_autofree char *code = g_utf8_strdown (child->code, -1);

  return g_str_has_prefix (child->pinyin, typed) || strstr (child->name, typed) != NULL
         || g_str_has_prefix (code, typed) || g_str_has_suffix (code, typed);
}

/* The child that what was typed leads to: the active one as long as it fits, then the next one down. */
static gboolean
find_typed (SummerRegisterGrid *self, const char *typed, gboolean again, guint *found)
{
  const guint n = self->reg->n_children;

  for (guint i = again ? 1 : 0; i < n + (again ? 1 : 0); i++)
    {
      *found = (self->child + i) % n;
      if (is_child (&self->reg->children[*found], typed))
        return TRUE;
    }
  return FALSE;
}

static void
jump (SummerRegisterGrid *self, const char *text, gint64 now)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  const gboolean fresh = now - self->typed_at > TYPED_TOGETHER;
  gboolean again;
  guint child;

  if (fresh)
    g_string_truncate (self->typed, 0);
  /* The same letter once more: the next one of that letter, if no child has it twice. */
  again = g_str_equal (self->typed->str, lower);
  g_string_append (self->typed, lower);
  self->typed_at = now;
  if (find_typed (self, self->typed->str, FALSE, &child))
    summer_register_grid_select (self, child, self->day);
  else if (again && find_typed (self, lower, TRUE, &child))
    {
      g_string_assign (self->typed, lower);
      summer_register_grid_select (self, child, self->day);
    }
  else
    {
      g_autofree char *none
          = g_strdup_printf (_ ("No child's name or code begins with “%s”"), self->typed->str);

      gtk_widget_error_bell (GTK_WIDGET (self));
      summer_register_grid_say (self, none);
    }
}

/* When the key was pressed, not when its turn came; an input method that takes its time has no key any more. */
static gint64
get_time (SummerRegisterGrid *self)
{
  const guint32 pressed = gtk_event_controller_get_current_event_time (self->keys);

  return pressed != GDK_CURRENT_TIME ? pressed : g_get_monotonic_time () / 1000;
}

/* Text as it comes from the keyboard or an input method: a mark, or letters of a child. */
static void
commit_cb (SummerRegisterGrid *self, const char *text)
{
  static const char marks[] = " 1234"; /* by SummerMark, but for the space */
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  const gint64 now = get_time (self);
  const gboolean scanned = self->typed->len > 0 && now - self->typed_at < SCANNED;
  const char *mark;

  if (!summer_register_grid_has_cells (self) || narrow == NULL || *narrow == '\0')
    return;
  mark = narrow[1] == '\0' && !scanned ? strchr (marks, *narrow) : NULL;
  if (mark == NULL)
    {
      jump (self, narrow, now);
      return;
    }
  g_string_truncate (self->typed, 0);
  summer_register_grid_set_mark (self,
                                 mark == marks ? SUMMER_MARK_PRESENT : (SummerMark) (mark - marks));
}

static void
add_move (GtkWidgetClass *klass, guint key, GdkModifierType state, Move move)
{
  const GdkModifierType control = state & GDK_CONTROL_MASK;

  gtk_widget_class_add_binding (klass, key, control, move_cb, "(ib)", (int) move, FALSE);
  if (move != MOVE_NEXT)
    gtk_widget_class_add_binding (klass, key, control | GDK_SHIFT_MASK, move_cb, "(ib)", (int) move,
                                  TRUE);
}

/**
 * summer_register_grid_class_add_keys:
 *
 * The keys of a spreadsheet. Tab goes along the row and leaves the sheet at its end, Ctrl+Tab at once.
 */
void
summer_register_grid_class_add_keys (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key, pad_key; /* 0 = none */
    GdkModifierType state;
    Move move;
  } keys[] = {
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, MOVE_UP },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 0, MOVE_DOWN },
    { GDK_KEY_Left, GDK_KEY_KP_Left, 0, MOVE_LEFT },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 0, MOVE_RIGHT },
    { GDK_KEY_Home, GDK_KEY_KP_Home, 0, MOVE_HOME },
    { GDK_KEY_End, GDK_KEY_KP_End, 0, MOVE_END },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, MOVE_PAGE_UP },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, MOVE_PAGE_DOWN },
    { GDK_KEY_Home, GDK_KEY_KP_Home, GDK_CONTROL_MASK, MOVE_FIRST },
    { GDK_KEY_End, GDK_KEY_KP_End, GDK_CONTROL_MASK, MOVE_LAST },
    { GDK_KEY_Up, GDK_KEY_KP_Up, GDK_CONTROL_MASK, MOVE_FIRST_CHILD },
    { GDK_KEY_Down, GDK_KEY_KP_Down, GDK_CONTROL_MASK, MOVE_LAST_CHILD },
    { GDK_KEY_Left, GDK_KEY_KP_Left, GDK_CONTROL_MASK, MOVE_HOME },
    { GDK_KEY_Right, GDK_KEY_KP_Right, GDK_CONTROL_MASK, MOVE_END },
    { GDK_KEY_Tab, GDK_KEY_KP_Tab, 0, MOVE_NEXT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      add_move (klass, keys[i].key, keys[i].state, keys[i].move);
      add_move (klass, keys[i].pad_key, keys[i].state, keys[i].move);
    }
  gtk_widget_class_add_binding (klass, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, move_cb, "(ib)",
                                MOVE_PREVIOUS, FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_Tab, GDK_SHIFT_MASK, move_cb, "(ib)", MOVE_PREVIOUS,
                                FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_Return, 0, move_cb, "(ib)", MOVE_DOWN, FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Enter, 0, move_cb, "(ib)", MOVE_DOWN, FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_Return, GDK_SHIFT_MASK, move_cb, "(ib)", MOVE_UP,
                                FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, collapse_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_BackSpace, 0, backspace_cb, NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Delete, 0, "register.mark", "i",
                                       SUMMER_MARK_UNRECORDED);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_Delete, 0, "register.mark", "i",
                                       SUMMER_MARK_UNRECORDED);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_a, GDK_CONTROL_MASK, "register.select-all",
                                       NULL);
  /* Before the scrolled window around it takes them for sideways. */
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Page_Up, GDK_CONTROL_MASK,
                                       "register.previous", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Page_Down, GDK_CONTROL_MASK, "register.next",
                                       NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_d, GDK_CONTROL_MASK, "register.fill-down",
                                       NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_r, GDK_CONTROL_MASK, "register.fill-right",
                                       NULL);
}

void
summer_register_grid_add_keys (SummerRegisterGrid *self)
{
  self->keys = gtk_event_controller_key_new ();
  /* Text comes through the input method, so that Chinese can be typed; what it leaves goes to the bindings. */
  gtk_event_controller_key_set_im_context (GTK_EVENT_CONTROLLER_KEY (self->keys), self->im);
  g_signal_connect_swapped (self->im, "commit", G_CALLBACK (commit_cb), self);
  gtk_widget_add_controller (self->cell, self->keys);
}
