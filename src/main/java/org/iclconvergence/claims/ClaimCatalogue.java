package org.iclconvergence.claims;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The claims of claims.yaml in their order. */
public final class ClaimCatalogue {
    private final Map<String, Claim> claims = new LinkedHashMap<>();

    private ClaimCatalogue(List<Claim> rows) {
        for (Claim claim : rows) {
            if (claims.put(claim.id(), claim) != null) {
                throw new IllegalArgumentException("claim " + claim.id() + " is listed twice");
            }
        }
    }

    /**
     * Reads a catalogue strictly: an unknown or missing key is an error.
     *
     * @param file claims.yaml
     * @return the claims
     * @throws IOException if the file cannot be read or is not a catalogue; the message names file and line
     * @throws IllegalArgumentException if an id is listed twice
     */
    public static ClaimCatalogue read(Path file) throws IOException {
        ObjectMapper yaml = JsonMapper.builder(new YAMLFactory())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .build();
        try {
            return new ClaimCatalogue(yaml.readValue(Files.readString(file), new TypeReference<>() {}));
        } catch (JsonProcessingException malformed) {
            long line = malformed.getLocation() == null
                    ? 0
                    : malformed.getLocation().getLineNr();
            throw new IOException(file + ":" + line + ": " + malformed.getOriginalMessage(), malformed);
        }
    }

    /**
     * One claim.
     *
     * @param id such as IMB-3
     * @return the claim
     * @throws IllegalArgumentException if there is none
     */
    public Claim require(String id) {
        Claim claim = claims.get(id);
        if (claim == null) {
            throw new IllegalArgumentException("claims.yaml has no claim " + id);
        }
        return claim;
    }

    /**
     * All claims.
     *
     * @return in the order of the file
     */
    public List<Claim> all() {
        return List.copyOf(claims.values());
    }
}
