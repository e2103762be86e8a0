#include "config.h"

#include "summer-complaints.h"

#include "summer-money.h"

typedef struct
{
  char *field; /* owned */
  char *text;  /* owned */
  gboolean warning;
} Complaint;

struct _SummerComplaints
{
  GPtrArray *all; /* of Complaint, owned; in the order in which they were made */
};

static void
complaint_free (gpointer data)
{
  Complaint *complaint = data;

  g_free (complaint->field);
  g_free (complaint->text);
  g_free (complaint);
}

SummerComplaints *
summer_complaints_new (void)
{
  SummerComplaints *self = g_new0 (SummerComplaints, 1);

  self->all = g_ptr_array_new_with_free_func (complaint_free);
  return self;
}

void
summer_complaints_free (SummerComplaints *self)
{
  g_ptr_array_unref (self->all);
  g_free (self);
}

void
summer_complaints_clear (SummerComplaints *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_set_size (self->all, 0);
}

static const Complaint *
find (const SummerComplaints *self, const char *field, gboolean warning)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      const Complaint *complaint = g_ptr_array_index (self->all, i);

      if (complaint->warning == warning
          && (field == NULL || g_strcmp0 (complaint->field, field) == 0))
        return complaint;
    }
  return NULL;
}

static void add (SummerComplaints *self,
                 const char *field,
                 gboolean warning,
                 const char *format,
                 va_list arguments) G_GNUC_PRINTF (4, 0);

static void
add (SummerComplaints *self,
     const char *field,
     gboolean warning,
     const char *format,
     va_list arguments)
{
  Complaint *complaint;

  if (find (self, field, warning) != NULL)
    return;
  complaint = g_new0 (Complaint, 1);
  complaint->field = g_strdup (field);
  complaint->text = g_strdup_vprintf (format, arguments);
  complaint->warning = warning;
  g_ptr_array_add (self->all, complaint);
}

/**
 * summer_complaints_add:
 * @field: the id of the field in its form
 *
 * Says why a record cannot be stored as it is. What was said of a field before stays.
 */
void
summer_complaints_add (SummerComplaints *self, const char *field, const char *format, ...)
{
  va_list arguments;

  g_return_if_fail (self != NULL && field != NULL);

  va_start (arguments, format);
  add (self, field, FALSE, format, arguments);
  va_end (arguments);
}

void
summer_complaints_warn (SummerComplaints *self, const char *field, const char *format, ...)
{
  va_list arguments;

  g_return_if_fail (self != NULL && field != NULL);

  va_start (arguments, format);
  add (self, field, TRUE, format, arguments);
  va_end (arguments);
}

const char *
summer_complaints_get (const SummerComplaints *self, const char *field)
{
  const Complaint *found = find (self, field, FALSE);

  return found != NULL ? found->text : NULL;
}

const char *
summer_complaints_get_warning (const SummerComplaints *self, const char *field)
{
  const Complaint *found = find (self, field, TRUE);

  return found != NULL ? found->text : NULL;
}

/**
 * summer_complaints_get_first:
 * @field: (out) (optional) (transfer none): of which field it is
 *
 * Returns: (nullable) (transfer none): the first complaint that stops; %NULL when there is none
 */
const char *
summer_complaints_get_first (const SummerComplaints *self, const char **field)
{
  const Complaint *found = find (self, NULL, FALSE);

  if (field != NULL)
    *field = found != NULL ? found->field : NULL;
  return found != NULL ? found->text : NULL;
}

gboolean
summer_complaints_is_empty (const SummerComplaints *self)
{
  return find (self, NULL, FALSE) == NULL;
}

gboolean
summer_complaints_check (const SummerComplaints *self, GError **error)
{
  const Complaint *found = find (self, NULL, FALSE);

  if (found != NULL)
    g_set_error_literal (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_RANGE, found->text);
  return found == NULL;
}
