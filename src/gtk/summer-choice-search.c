#include "config.h"

#include "summer-choice-search.h"

#include <string.h>

#include "summer-pinyin.h"
#include "summer-scroll.h"

/* The drop-down's own search compares beginnings, so that the name behind a code is never found, and its list keeps
 * the focus, so that the first letters are lost. Both are set right on its parts, which it made for itself. */
typedef struct
{
  GtkEditable *entry; /* borrowed, as the list: the drop-down's */
  GtkListView *list;
  GtkFilter *filter; /* owned */
  char *words;       /* owned: what is searched for, folded; NULL = everything */
} Search;

static void
search_free (gpointer data)
{
  Search *self = data;

  g_clear_object (&self->filter);
  g_free (self->words);
  g_free (self);
}

static gpointer
find_part (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (widget == NULL || g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_part (child, type);
  return found;
}

static GtkSingleSelection *
get_selection (Search *self)
{
  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->list));
}

static gboolean
filter_cb (gpointer item, gpointer user_data)
{
  const Search *self = user_data;
  const char *text = gtk_string_object_get_string (item);
  g_autofree char *folded = NULL, *initials = NULL;

  if (self->words == NULL)
    return TRUE;
  folded = g_utf8_casefold (text, -1);
  initials = summer_pinyin_dup_initials (text);
  return strstr (folded, self->words) != NULL || strstr (initials, self->words) != NULL;
}

static void
set_words (Search *self, const char *text)
{
  g_autofree char *words = g_strstrip (g_strdup (text));
  g_autofree char *folded = *words != '\0' ? g_utf8_casefold (words, -1) : NULL;

  if (g_strcmp0 (folded, self->words) == 0)
    return;
  g_free (self->words);
  self->words = g_steal_pointer (&folded);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  if (self->words != NULL)
    gtk_single_selection_set_selected (get_selection (self), 0);
}

static void
search_changed_cb (Search *self)
{
  set_words (self, gtk_editable_get_text (self->entry));
}

/* Enter takes the first that was found. */
static void
activate_cb (Search *self)
{
  search_changed_cb (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (get_selection (self))) > 0)
    g_signal_emit_by_name (self->list, "activate",
                           gtk_single_selection_get_selected (get_selection (self)));
}

static void
focus_entry_cb (Search *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* Before the drop-down asks which one of all was chosen. */
static void
closed_cb (Search *self)
{
  set_words (self, "");
  gtk_editable_set_text (self->entry, "");
}

/* The entry takes Escape for itself: it would only be emptied, and the list stay. */
static void
stopped_cb (GtkPopover *popover)
{
  gtk_popover_popdown (popover);
}

/* The drop-down filters each model that it is given anew. */
static void
model_cb (Search *self)
{
  GtkSelectionModel *selection = gtk_list_view_get_model (self->list);
  GListModel *model = GTK_IS_SINGLE_SELECTION (selection)
                          ? gtk_single_selection_get_model (GTK_SINGLE_SELECTION (selection))
                          : NULL;

  if (GTK_IS_FILTER_LIST_MODEL (model))
    gtk_filter_list_model_set_filter (GTK_FILTER_LIST_MODEL (model), self->filter);
}

/**
 * summer_choice_search_attach:
 *
 * What is typed right after the list opened is searched for, anywhere in the choices and in their initials.
 */
void
summer_choice_search_attach (GtkDropDown *control)
{
  GtkWidget *popover = find_part (GTK_WIDGET (control), GTK_TYPE_POPOVER);
  GtkWidget *entry = popover != NULL ? find_part (popover, GTK_TYPE_SEARCH_ENTRY) : NULL;
  GtkWidget *list = popover != NULL ? find_part (popover, GTK_TYPE_LIST_VIEW) : NULL;
  Search *self;

  g_return_if_fail (GTK_IS_DROP_DOWN (control) && gtk_drop_down_get_enable_search (control));

  /* A later GTK that is made otherwise searches as it does by itself. */
  if (entry == NULL || list == NULL)
    return;
  self = g_new0 (Search, 1);
  self->entry = GTK_EDITABLE (entry);
  self->list = GTK_LIST_VIEW (list);
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, self, NULL));
  g_object_set_data_full (G_OBJECT (control), "summer-search", self, search_free);
  model_cb (self);
  g_signal_connect_swapped (control, "notify::model", G_CALLBACK (model_cb), self);
  g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (entry, "stop-search", G_CALLBACK (stopped_cb), popover);
  g_signal_connect_swapped (popover, "unmap", G_CALLBACK (closed_cb), self);
  /* After its own handlers, which give the list the focus. */
  g_signal_connect_data (popover, "map", G_CALLBACK (focus_entry_cb), self, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/* {{{ Letters */

static gboolean
begins_with (GListModel *choices, guint at, const char *letter)
{
  g_autoptr (GtkStringObject) choice = g_list_model_get_item (choices, at);
  const char *text = gtk_string_object_get_string (choice);
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *initials = summer_pinyin_dup_initials (text);

  return g_str_has_prefix (folded, letter) || g_str_has_prefix (initials, letter);
}

/* The next one after the one that is chosen, and round again. */
static guint
find_letter (GListModel *choices, guint from, const char *letter)
{
  const guint n = g_list_model_get_n_items (choices);

  for (guint i = 1; i <= n; i++)
    if (begins_with (choices, (from + i) % n, letter))
      return (from + i) % n;
  return GTK_INVALID_LIST_POSITION;
}

static gboolean
letter_cb (GtkEventControllerKey *controller,
           guint key,
           guint code,
           GdkModifierType state,
           GtkDropDown *control)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkSingleSelection *shown
      = GTK_IS_LIST_VIEW (list)
            ? GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)))
            : NULL;
  GListModel *choices = shown != NULL ? G_LIST_MODEL (shown) : gtk_drop_down_get_model (control);
  const gunichar letter = gdk_keyval_to_unicode (key);
  g_autofree char *text = NULL, *folded = NULL;
  guint found;

  if (choices == NULL || !g_unichar_isgraph (letter)
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  text = g_ucs4_to_utf8 (&letter, 1, NULL, NULL, NULL);
  folded = g_utf8_casefold (text, -1);
  found = find_letter (choices,
                       shown != NULL ? gtk_single_selection_get_selected (shown)
                                     : gtk_drop_down_get_selected (control),
                       folded);
  if (found == GTK_INVALID_LIST_POSITION)
    return FALSE;
  if (shown == NULL)
    gtk_drop_down_set_selected (control, found);
  else
    {
      gtk_single_selection_set_selected (shown, found);
      summer_scroll_to_item (list, found);
    }
  return TRUE;
}

static void
add_letters (GtkWidget *widget, GtkDropDown *control)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (letter_cb), control);
  gtk_widget_add_controller (widget, keys);
}

/**
 * summer_choice_keys_attach:
 * @control: of strings, without a search of its own
 *
 * A letter or digit chooses the next choice that begins with it, or whose pinyin does, whether the list is open or not.
 */
void
summer_choice_keys_attach (GtkDropDown *control)
{
  GtkWidget *popover, *list;

  g_return_if_fail (GTK_IS_DROP_DOWN (control) && !gtk_drop_down_get_enable_search (control));

  popover = find_part (GTK_WIDGET (control), GTK_TYPE_POPOVER);
  list = popover != NULL ? find_part (popover, GTK_TYPE_LIST_VIEW) : NULL;
  add_letters (GTK_WIDGET (control), control);
  if (list != NULL)
    add_letters (list, control);
}
/* }}} */
