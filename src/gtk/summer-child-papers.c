#include "config.h"

#include "summer-child-papers.h"

#include "summer-care-table.h"
#include "summer-child-table.h"
#include "summer-pickup-table.h"

typedef struct
{
  SummerChildPapers *list;
  gint64 child;
  SummerDay signed_on;
} Gathering;

static const char *
keep (Gathering *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert (self->list->strings, text) : NULL;
}

SummerAuthorisationRecord
summer_child_papers_new_authorisation (gint64 child, SummerDay signed_on)
{
  return (SummerAuthorisationRecord){ .child = child,
                                      .birth = SUMMER_DAY_NONE,
                                      .first_day = SUMMER_DAY_NONE,
                                      .last_day = SUMMER_DAY_NONE,
                                      .used_on = SUMMER_DAY_NONE,
                                      .signed_on = signed_on };
}

static gboolean
is_written_about (Gathering *self, const char *name)
{
  for (guint i = 0; i < self->list->papers->len; i++)
    {
      const SummerPaper *paper = self->list->papers->pdata[i];

      if (paper->kind != SUMMER_PAPER_MEDICINE && g_strcmp0 (paper->authorisation.name, name) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_roster (Gathering *self, const char *name, const char *relationship, const char *telephone)
{
  SummerPaper *paper;

  if (name == NULL || is_written_about (self, name))
    return;
  paper = g_new0 (SummerPaper, 1);
  paper->kind = SUMMER_PAPER_ROSTER;
  paper->authorisation = summer_child_papers_new_authorisation (self->child, self->signed_on);
  paper->authorisation.name = keep (self, name);
  paper->authorisation.relationship = keep (self, relationship);
  paper->authorisation.telephone = keep (self, telephone);
  g_ptr_array_add (self->list->papers, paper);
}

static gboolean
take_child (const SummerChildRecord *record, gpointer user_data)
{
  Gathering *self = user_data;

  add_roster (self, record->guardian, record->relationship, record->telephone);
  for (guint i = 0; i < SUMMER_MAX_COLLECTORS; i++)
    add_roster (self, record->collectors[i].name, record->collectors[i].relationship,
                record->collectors[i].telephone);
  return TRUE;
}

static gboolean
take_authorisation (const SummerAuthorisationRecord *record, gpointer user_data)
{
  Gathering *self = user_data;
  SummerPaper *paper = g_new0 (SummerPaper, 1);

  paper->kind = (SummerPaperKind) (SUMMER_PAPER_MAY + record->kind);
  paper->authorisation = *record;
  paper->authorisation.name = keep (self, record->name);
  paper->authorisation.relationship = keep (self, record->relationship);
  paper->authorisation.telephone = keep (self, record->telephone);
  paper->authorisation.signed_by = keep (self, record->signed_by);
  paper->authorisation.note = keep (self, record->note);
  g_ptr_array_add (self->list->papers, paper);
  return TRUE;
}

static gboolean
take_medicine (const SummerMedicineRecord *record, gpointer user_data)
{
  Gathering *self = user_data;
  SummerPaper *paper = g_new0 (SummerPaper, 1);

  paper->kind = SUMMER_PAPER_MEDICINE;
  paper->medicine = *record;
  paper->medicine.drug = keep (self, record->drug);
  paper->medicine.dose = keep (self, record->dose);
  paper->medicine.signed_by = keep (self, record->signed_by);
  paper->medicine.note = keep (self, record->note);
  g_ptr_array_add (self->list->papers, paper);
  return TRUE;
}

static int
compare_papers (gconstpointer a, gconstpointer b)
{
  return (int) (*(SummerPaper *const *) a)->kind - (int) (*(SummerPaper *const *) b)->kind;
}

/**
 * summer_child_papers_load:
 * @signed_on: of what begins with a collector of the roster
 *
 * Returns: (transfer full) (nullable): by kind; %NULL with @error set
 */
SummerChildPapers *
summer_child_papers_load (SummerStore *store, gint64 child, SummerDay signed_on, GError **error)
{
  g_autoptr (SummerChildPapers) self = g_new0 (SummerChildPapers, 1);
  Gathering gathering = { self, child, signed_on };

  self->papers = g_ptr_array_new_with_free_func (g_free);
  self->strings = g_string_chunk_new (1024);
  if (!summer_authorisation_each (store, child, take_authorisation, &gathering, error)
      || !summer_child_find (store, child, take_child, &gathering, error)
      || !summer_medicine_each (store, child, take_medicine, &gathering, error))
    return NULL;
  g_ptr_array_sort (self->papers, compare_papers);
  return g_steal_pointer (&self);
}

void
summer_child_papers_free (SummerChildPapers *self)
{
  g_ptr_array_unref (self->papers);
  g_string_chunk_free (self->strings);
  g_free (self);
}
