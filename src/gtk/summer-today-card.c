/* Cards and codes that mean nobody of the class. */
#include "config.h"

#include "summer-today-page-private.h"

#include <glib/gi18n.h>

#include "summer-class-table.h"
#include "summer-search.h"

typedef struct
{
  gint64 id;
  char *text; /* owned: code and name */
} ClassWanted;

static gboolean
take_class (const SummerClassRecord *record, gpointer user_data)
{
  ClassWanted *wanted = user_data;

  if (record->id != wanted->id)
    return TRUE;
  wanted->text = g_strdup_printf ("%s %s", record->code, record->name);
  return FALSE;
}

/* The hit's detail begins with the child's code. */
static gboolean
has_code (const SummerHit *hit, const char *code)
{
  const size_t length = strcspn (hit->detail, " ");

  return hit->kind == SUMMER_HIT_CHILD && strlen (code) == length
         && g_ascii_strncasecmp (hit->detail, code, length) == 0;
}

/* A card of another class: says whose it is, or that it cannot be looked up. FALSE when no child of the programme
 * has the code. */
static gboolean
say_other_class (SummerTodayPage *self, const char *code)
{
  g_autoptr (GError) error = NULL;
  SummerOffice *office = summer_page_get_office (SUMMER_PAGE (self));
  const gint64 programme = summer_office_get_programme (office);
  g_autoptr (GPtrArray) hits
      = summer_store_search (summer_office_get_store (office), programme, code, 10, &error);

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const SummerHit *hit = hits->pdata[i];
      ClassWanted wanted = { hit->class_id, NULL };
      g_autofree char *text = NULL;

      if (!has_code (hit, code))
        continue;
      if (!summer_class_each (summer_office_get_store (office), programme, take_class, &wanted,
                              &error))
        break;
      if (wanted.text != NULL)
        text = g_strdup_printf (_ ("%s belongs to the class %s. Nothing was recorded."), hit->title,
                                wanted.text);
      else
        text
            = g_strdup_printf (_ ("%s is enrolled in no class. Nothing was recorded."), hit->title);
      g_free (wanted.text);
      summer_today_search_say (self->search, SUMMER_TONE_BAD, text);
      return TRUE;
    }
  if (error != NULL)
    summer_today_desk_say_error (self, error);
  return error != NULL;
}

static gboolean
has_digit (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

/**
 * summer_today_card_is_strange:
 * @text: what was typed or scanned
 * @child: whom it may mean; %G_MAXUINT = nobody here
 *
 * Returns: whether it means nobody here; it was said why
 */
gboolean
summer_today_card_is_strange (SummerTodayPage *self, const char *text, guint child)
{
  if (*text == '\0' || summer_class_day_find_code (self->day, text) != G_MAXUINT)
    return FALSE;
  /* Only codes have digits: a name that is found here is not looked for elsewhere. */
  if ((child == G_MAXUINT || has_digit (text)) && say_other_class (self, text))
    return TRUE;
  if (child != G_MAXUINT)
    return FALSE;

  g_autofree char *message
      = g_strdup_printf (_ ("Nobody has the code or name “%s”. Nothing was recorded."), text);
  summer_today_search_say (self->search, SUMMER_TONE_BAD, message);
  return TRUE;
}
