/* What an entry of a form proposes while one types: names that are in the records already. Anything else may be typed. */
#pragma once

#include "summer-office.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  SUMMER_SUGGEST_NOTHING,
  SUMMER_SUGGEST_UNIONS, /* of the tree */
  SUMMER_SUGGEST_HOSTS,  /* hosts and co-organisers of classes */
  SUMMER_SUGGEST_VENUES, /* of classes */
} SummerSuggestion;

gboolean summer_suggestion_attach (GtkEntry *entry, SummerOffice *office, SummerSuggestion of, GError **error);

G_END_DECLS
