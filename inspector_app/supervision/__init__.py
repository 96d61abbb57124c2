"""The supervisor's desk: figures and their lists, reviews, bulletin, appraisal, data handed on."""
